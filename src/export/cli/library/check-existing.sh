# Endpoints in the way are named before anything is changed; what is not ours is never changed.
check_existing() {
  local row name id type state dns tables tag planned service kind wanted
  for row in "${EXISTING[@]}"; do
    IFS=$'\t' read -r id name type state dns tables _ _ _ _ tag <<<"$row"
    for planned in "${PLAN[@]}"; do
      IFS='|' read -r service kind wanted <<<"$planned"
      [[ $name == "$wanted" && $type == "$kind" ]] || continue
      is_usable "$state" || is_in_the_way "$id" "$type" "$dns" "$tables" "$tag" || continue
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

is_usable() { # STATE
  [[ ${1,,} == available || ${1,,} == pending || ${1,,} == pendingacceptance ]]
}

# is_in_the_way ID TYPE PRIVATE_DNS ROUTE_TABLES TAG: whether what cannot be used keeps a name or a route, or is of this plan.
is_in_the_way() {
  local table
  if created_here "$1" || [[ $5 == "$NAME_PREFIX" ]]; then return 0; fi
  [[ $2 != Interface ]] || {
    [[ ${3,,} == true ]]
    return
  }
  for table in "${ROUTE_TABLES[@]}"; do
    [[ ,$4, != *",$table,"* ]] || return 0
  done
  return 1
}
