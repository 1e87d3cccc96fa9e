  container_definitions = jsonencode([
  {
    "name": "shop",
    "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1"
  }
])
