log() { printf '%s\n' "$*" >&2; }
die() {
  log "ERROR: $*"
  exit 1
}
misused() {
  log "ERROR: $*"
  log "Try '$0 --help'."
  exit 2
}

# must_match OPTION VALUE PATTERN EXAMPLE
must_match() {
  [[ -n $2 ]] || misused "$1 is needed, such as $4"
  [[ $2 =~ $3 ]] || misused "$1: '$2' is malformed; an example is $4"
}

# Asks on a terminal. Without a terminal, --yes has to answer.
confirmed() {
  [[ $YES == true ]] && return 0
  [[ -t 0 ]] || die "this needs a confirmation: run it on a terminal, or pass --yes"
  local answer
  read -r -p "$1 [y/N] " answer
  [[ $answer == [yY] || $answer == [yY][eE][sS] ]]
}
