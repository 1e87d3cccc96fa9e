# check_blocks 'BLOCK ...' 'BLOCK ...': no route can lead from one VPC into blocks that it has itself.
check_blocks() {
  local one other
  [[ -n $HUB_CONNECTION_ID ]] || return 0
  for one in ${1//,/ }; do
    for other in ${2//,/ }; do
      [[ $one == *:* || $other == *:* ]] || ! overlap "$one" "$other" ||
        die "$one of the hub and $other of the tasks overlap: no route can lead from one to the other"
    done
  done
}

# overlap BLOCK BLOCK: IPv4 blocks of which one lies within the other.
overlap() {
  local shorter=${1#*/}
  ((shorter <= ${2#*/})) || shorter=${2#*/}
  (($(address "$1") >> (32 - shorter) == $(address "$2") >> (32 - shorter)))
}

# address BLOCK: its first address as a number.
address() {
  local a b c d
  IFS=./ read -r a b c d _ <<<"$1"
  echo $(((a << 24) + (b << 16) + (c << 8) + d))
}
