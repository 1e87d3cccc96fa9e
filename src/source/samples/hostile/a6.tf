resource "aws_ecs_task_definition" "shop" {
  family = "shop"
  requires_compatibilities = ["EC2"]
  container_definitions = jsonencode([
  {
    "name": "shop",
    "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1",
    "memory": 128
  }
])
}
