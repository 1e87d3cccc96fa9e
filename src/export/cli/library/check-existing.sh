# Endpoints in the way are named before anything is changed; what is not ours is never changed.
check_existing() {
  local row name id type state tag planned service kind wanted
  for row in "${EXISTING[@]}"; do
    IFS=$'\t' read -r id name type state _ _ _ _ _ _ tag <<<"$row"
    for planned in "${PLAN[@]}"; do
      IFS='|' read -r service kind wanted <<<"$planned"
      [[ $name == "$wanted" && $type == "$kind" ]] || continue
      case ${state,,} in
      available | pending | pendingacceptance)
        log "  $service: $id exists (${state,,}, $(owner "$id" "$tag"))"
        ;;
      deleting) die "$id for $service is being deleted: run this again when it is gone" ;;
      deleted) ;;
      *) die "$id for $service is ${state,,}, $(owner "$id" "$tag"): delete it, or find out why, before you run this again" ;;
      esac
    done
  done
}
