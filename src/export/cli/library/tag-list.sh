# tag_list NAME: the tags of one resource
tag_list() { printf '[{"Key":"Name","Value":"%s"},%s]' "$1" "$TAGS"; }
