# tag_list NAME: the tags of one resource; Name is one of them
tag_list() { printf '[%s]' "$TAGS"; }
