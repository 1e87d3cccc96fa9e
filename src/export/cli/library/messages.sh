# Reads something: columns separated by tabs, None for what is absent.
ec2() { aws ec2 "$@" --region "$REGION" --output text; }

# Changes something; nothing else in this library does. CHANGED is what the AWS CLI printed. With --dry-run it only shows the
# command. Control-C waits for the end of a change, so that what it made is remembered, and stops the script before the next
# one: that is why no caller may run it in a subshell, which Control-C would end at once.
change() { run_change 2 "$@"; }

# As change, but CHANGED holds what the AWS CLI complains about, too.
try_change() { run_change 1 "$@"; }

run_change() { # FILE DESCRIPTOR OF ITS ERRORS, THEN WORDS OF THE COMMAND
  local errors=$1
  shift
  CHANGED=''
  [[ $STOPPED == false ]] || return 130
  if [[ $DRY_RUN == true ]]; then
    {
      printf 'would run: aws'
      printf ' %q' "$@"
      printf '\n'
    } >&2
    CHANGED=dry-run
    return 0
  fi
  CHANGED=$(
    trap '' INT TERM
    aws "$@" --region "$REGION" --output text 2>&"$errors"
  )
}

# remember KIND ID NAME [CHECKSUM]: at once, so that a rollback knows what this script created.
remember() {
  [[ $DRY_RUN == true ]] || printf '%s\t%s\t%s\t%s\t%s\n' "$RUN_ID" "$1" "$2" "$3" "${4:--}" >>"$JOURNAL"
}

# adopt KIND ID NAME TAG: with --adopt, what carries the tag of this plan counts as created by this script, but not by this run:
# its failure does not delete it.
adopt() {
  [[ $ADOPT == true && $4 == "$NAME_PREFIX" ]] || return 0
  created_here "$2" || {
    RUN_ID=adopted remember "$1" "$2" "$3"
    log "  $3: adopted $2"
  }
}

# left_alone TEXT: a planned change that was not made; the script then ends with code 3.
left_alone() {
  log "  LEFT AS IT IS: $1"
  LEFT=$((LEFT + 1))
}

# created_here ID: whether a run of this script created it.
created_here() {
  local run kind id rest
  [[ -s $JOURNAL ]] || return 1
  while IFS=$'\t' read -r run kind id rest; do
    [[ $id != "$1" ]] || return 0
  done <"$JOURNAL"
  return 1
}

# tags TYPE NAME
tags() { printf '[{"ResourceType":"%s","Tags":%s}]' "$1" "$(tag_list "$2")"; }
