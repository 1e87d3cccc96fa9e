{
  containerDefinitions: [
    {
      name: 'app',
      image: std.extVar('IMAGE'),
    },
  ],
}
