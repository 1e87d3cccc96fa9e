local image = std.extVar('image');
{
  family: 'shop',
  containerDefinitions: [ { name: 'shop', image: image } ],
}
