# prefix_list SERVICE NAME: the tasks need egress to it on TCP 443
prefix_list() {
  DOING="asking for the prefix list of $1"
  local id
  id=$(ec2 describe-prefix-lists --filters "Name=prefix-list-name,Values=$2" --query 'PrefixLists[0].PrefixListId') || id=unknown
  result prefix-list "$1" "$id"
}
