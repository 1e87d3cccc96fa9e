# Runs on Control-C: at once, unless something is being changed.
stop() {
  STOPPED=true
  [[ $APPLYING == true ]] || exit 130
}

# Runs at the end, however the script ends.
at_the_end() {
  local code=$?
  trap - EXIT INT TERM
  ((code != 0 && code != 3)) || exit "$code"
  if [[ $STOPPED == true ]]; then log "Stopped before $DOING."; else log "Failed while $DOING."; fi
  STOPPED=false
  [[ $APPLYING == true ]] || exit "$code"
  if [[ $ON_ERROR == rollback ]]; then
    log 'Rolling back what this run created.'
    roll_back "$RUN_ID"
  elif [[ -s $JOURNAL ]]; then
    log "Kept what was created ($JOURNAL). Run 'apply' again to go on, or 'rollback' to remove it."
  fi
  exit "$code"
}
