module "ecs_service" {
  source = "terraform-aws-modules/ecs/aws//modules/service"
  container_definitions = {
    app = { image = "nginx" }
  }
}
