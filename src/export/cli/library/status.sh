show_status() {
  local planned service type name row id existing kind state tag found
  read_existing
  printf '%-24s %-10s %-24s %-18s %s\n' SERVICE TYPE ENDPOINT STATE OWNER
  for planned in "${PLAN[@]}"; do
    IFS='|' read -r service type name <<<"$planned"
    found=false
    for row in "${EXISTING[@]}"; do
      IFS=$'\t' read -r id existing kind state _ _ _ _ _ _ tag <<<"$row"
      [[ $existing == "$name" && $kind == "$type" && ${state,,} != deleted ]] || continue
      printf '%-24s %-10s %-24s %-18s %s\n' "$service" "$type" "$id" "${state,,}" "$(owner "$id" "$tag")"
      found=true
    done
    [[ $found == true ]] || printf '%-24s %-10s %-24s %-18s %s\n' "$service" "$type" - absent -
  done
  for row in "${EXISTING[@]}"; do
    IFS=$'\t' read -r id existing kind state _ _ _ _ _ _ tag <<<"$row"
    is_left "$id" "$existing" "$kind" "$state" "$tag" || continue
    printf '%-24s %-10s %-24s %-18s %s\n' "${existing##*.}" "$kind" "$id" "${state,,}" 'not planned'
  done
}
