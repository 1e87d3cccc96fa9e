# Runs on Control-C: at once, unless endpoints are being created or changed.
stop() {
  STOPPED=true
  [[ $APPLYING == true ]] || exit 130
}

# Runs at the end, however the script ends.
at_the_end() {
  local code=$? how=Failed
  trap - EXIT INT TERM
  ((code != 0 && code != 3)) || exit "$code"
  # The AWS CLI tells with 130 that it was interrupted.
  if [[ $STOPPED == true || $code == 130 ]]; then
    how=Stopped
    code=130
  fi
  log "$how while $DOING."
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
