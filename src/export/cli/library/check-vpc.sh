check_vpc() { # VPC
  DOING="reading $1"
  local owner
  owner=$(ec2 describe-vpcs --vpc-ids "$1" --query 'Vpcs[0].OwnerId') ||
    die "$1 cannot be read in $REGION with account $CALLER"
  [[ $owner == None || $owner == "$CALLER" ]] ||
    die "$1 is shared by account $owner: only its owner can create endpoints in it"
}
