# VPC endpoints for Amazon ECS in eu-west-1, Europe (Ireland): Terraform module.
# Made by ECS Endpoint Planner. To open this plan, append this line to the address of the planner:
# #v=1&plan=this
# - ERROR: Private DNS is off for ecr.api and there is no path to the internet: tasks look up
#   api.ecr.eu-west-1.amazonaws.com, get public addresses and stop with "unable to pull secrets or
#   registry auth". Turn private DNS on for ecr.api. Only clients of your own can be given
#   --endpoint-url.
# - Warning: Container instances that already run have to pick up the endpoints.
# - Warning: The documentation contradicts itself about IPv6: the Amazon ECR and Amazon S3 pages offer
#   dual-stack endpoints; the list of services with IPv6 denies them for both, and the Amazon ECS pages
#   deny them for Amazon ECR.
# - Warning: The documented example for the ECR endpoints lets one role pull.
# - Warning: The documented example for ecs allows CreateCluster and ListClusters only.
# - Warning: The documented example for logs allows CreateLogStream and PutLogEvents only.
# - And 2 more things to know: open the plan.

terraform {
  required_version = ">= 1.5.0"

  required_providers {
    aws = { source = "hashicorp/aws", version = ">= 5.80.0, < 7.0.0" }
  }
}

variable "vpc_ipv6_cidr" {
  type        = string
  description = "The only IPv6 block that may reach the endpoints. Default: the first block of the VPC."
  default     = null
  validation {
    condition     = var.vpc_ipv6_cidr == null || can(regex("^[0-9A-Fa-f:]{2,39}/[0-9]{1,3}$", var.vpc_ipv6_cidr))
    error_message = "vpc_ipv6_cidr must be an IPv6 CIDR block, such as 2001:db8:1234:1a00::/56."
  }
}

variable "create" {
  type        = map(bool)
  description = "false for the services whose endpoint exists elsewhere, such as { logs = false }."
  default     = {}
}

data "aws_region" "current" {
  lifecycle {
    postcondition {
      condition     = self.id == "eu-west-1"
      error_message = "The service names are those of eu-west-1: configure the AWS provider for that Region."
    }
  }
}

data "aws_vpc" "this" { id = "vpc-0a1b2c3d4e5f60718" }

data "aws_subnet" "endpoints" {
  for_each = toset(["subnet-0aaaaaaaaaaaaaaa1", "subnet-0bbbbbbbbbbbbbbb2"])
  id       = each.value
}

# A service may be missing in a zone: its endpoint takes the subnets where it is offered. With none, coalescelist fails.
data "aws_vpc_endpoint_service" "offered" {
  for_each = toset(concat([for endpoint in local.interface_endpoints : endpoint.service_name], [
    "com.amazonaws.eu-west-1.ecs-agent",
    "com.amazonaws.eu-west-1.ecs-telemetry",
    "com.amazonaws.eu-west-1.ecs",
  ]))
  service_name = each.value
  service_type = "Interface"
}

locals {
  tags = { team = "platform", "cost center" = "4711", stage = "prod", ecs-endpoint-planner = "shop-prod" }

  full_access = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "*", Resource = "*" }]
  })

  interface_endpoints = {
    # Every pull from Amazon ECR first logs in through ecr.api. https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
    # Its policy allows everything, as that of s3.
    "ecr.api" = {
      service_name        = "com.amazonaws.eu-west-1.ecr.api"
      private_dns_enabled = false
      ip_address_type     = "dualstack"
      dns_record_ip_type  = "dualstack"
      tags                = { Name = "shop-prod-ecr-api" }
      policy              = local.full_access
    }
    # Images in private Amazon ECR repositories are pulled through the registry API, ecr.dkr.
    # https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
    # Its policy allows everything, as that of s3.
    "ecr.dkr" = {
      service_name        = "com.amazonaws.eu-west-1.ecr.dkr"
      private_dns_enabled = true
      ip_address_type     = "dualstack"
      dns_record_ip_type  = "dualstack"
      tags                = { Name = "shop-prod-ecr-dkr" }
      policy              = local.full_access
    }
    # The awslogs driver sends log events to CloudWatch Logs. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
    # Its policy allows everything, as that of s3.
    logs = {
      service_name        = "com.amazonaws.eu-west-1.logs"
      private_dns_enabled = true
      ip_address_type     = "dualstack"
      dns_record_ip_type  = "dualstack"
      tags                = { Name = "shop-prod-logs" }
      policy              = local.full_access
    }
    # Secrets are read from Secrets Manager before the containers start, so the endpoint has to exist to
    # read them privately.
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
    # Its policy allows everything, as that of s3.
    secretsmanager = {
      service_name        = "com.amazonaws.eu-west-1.secretsmanager"
      private_dns_enabled = true
      ip_address_type     = "dualstack"
      dns_record_ip_type  = "dualstack"
      tags                = { Name = "shop-prod-secretsmanager" }
      policy              = local.full_access
    }
    # Your code calls AWS STS. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sts_vpc_endpoint_create.html
    # Its policy allows everything, as that of dynamodb.
    sts = {
      service_name        = "com.amazonaws.eu-west-1.sts"
      private_dns_enabled = true
      ip_address_type     = "dualstack"
      dns_record_ip_type  = "dualstack"
      tags                = { Name = "shop-prod-sts" }
      policy              = local.full_access
    }
    # Only if you use them: the agent reads instance tags from ec2
    # (ECS_CONTAINER_INSTANCE_PROPAGATE_TAGS_FROM), volume plugins of Docker attach Amazon EBS volumes
    # through ec2; the CloudWatch agent on the instance publishes to monitoring (and logs to logs);
    # lifecycle hooks on the instance call autoscaling.
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/instance-details-tags.html
    # Its policy allows everything, as that of dynamodb.
    monitoring = {
      service_name        = "com.amazonaws.eu-west-1.monitoring"
      private_dns_enabled = true
      ip_address_type     = "dualstack"
      dns_record_ip_type  = "dualstack"
      tags                = { Name = "shop-prod-monitoring" }
      policy              = local.full_access
    }
    # As for monitoring.
    # Its policy allows everything, as that of s3.
    ec2 = {
      service_name        = "com.amazonaws.eu-west-1.ec2"
      private_dns_enabled = true
      ip_address_type     = "ipv4"
      dns_record_ip_type  = "ipv4"
      tags                = { Name = "shop-prod-ec2" }
      policy              = local.full_access
    }
    # As for monitoring.
    # Its policy allows everything, as that of dynamodb.
    autoscaling = {
      service_name        = "com.amazonaws.eu-west-1.autoscaling"
      private_dns_enabled = true
      ip_address_type     = "ipv4"
      dns_record_ip_type  = "ipv4"
      tags                = { Name = "shop-prod-autoscaling" }
      policy              = local.full_access
    }
  }
}

# No rules for egress: endpoints answer, they open no connections.
resource "aws_security_group" "endpoints" {
  name_prefix = "shop-prod-endpoints-"
  description = "Interface endpoints for Amazon ECS"
  vpc_id      = "vpc-0a1b2c3d4e5f60718"
  tags        = merge(local.tags, { Name = "shop-prod-endpoints" })

  lifecycle { create_before_destroy = true }
}

resource "aws_vpc_security_group_ingress_rule" "tasks" {
  for_each = toset(["10.0.1.0/24", "10.0.2.0/24"])

  security_group_id = aws_security_group.endpoints.id
  description       = "HTTPS from the tasks"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = each.value

  lifecycle { create_before_destroy = true }
}

resource "aws_vpc_security_group_ingress_rule" "tasks_ipv6" {
  security_group_id = aws_security_group.endpoints.id
  description       = "HTTPS from the tasks"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv6         = coalesce(var.vpc_ipv6_cidr, data.aws_vpc.this.ipv6_cidr_block)

  lifecycle { create_before_destroy = true }
}

# Amazon ECR keeps image layers in Amazon S3, and clients download them there. https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
# Its policy allows everything. Callers that the answers do not describe may use this endpoint: a
# policy that forgets one would break it. Narrow it when you know the calls.
resource "aws_vpc_endpoint" "s3" {
  count = lookup(var.create, "s3", true) ? 1 : 0

  vpc_id            = "vpc-0a1b2c3d4e5f60718"
  vpc_endpoint_type = "Gateway"
  service_name      = "com.amazonaws.eu-west-1.s3"
  route_table_ids   = ["rtb-0a1b2c3d4e5f60711", "rtb-0a1b2c3d4e5f60712"]
  ip_address_type   = "dualstack"
  policy            = local.full_access
  tags              = merge(local.tags, { Name = "shop-prod-s3" })
}

# Your code calls Amazon DynamoDB. https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-ddb.html
# Its policy allows everything. Which calls are made through this endpoint is not known: a policy that
# forgets one would break its caller. Narrow it when you know the calls.
resource "aws_vpc_endpoint" "dynamodb" {
  count = lookup(var.create, "dynamodb", true) ? 1 : 0

  vpc_id            = "vpc-0a1b2c3d4e5f60718"
  vpc_endpoint_type = "Gateway"
  service_name      = "com.amazonaws.eu-west-1.dynamodb"
  route_table_ids   = ["rtb-0a1b2c3d4e5f60711", "rtb-0a1b2c3d4e5f60712"]
  policy            = local.full_access
  tags              = merge(local.tags, { Name = "shop-prod-dynamodb" })
}

resource "aws_vpc_endpoint" "interface" {
  for_each = { for service, endpoint in local.interface_endpoints : service => endpoint if lookup(var.create, service, true) }

  vpc_id              = "vpc-0a1b2c3d4e5f60718"
  vpc_endpoint_type   = "Interface"
  service_name        = each.value.service_name
  subnet_ids          = coalescelist([for subnet in data.aws_subnet.endpoints : subnet.id if contains(data.aws_vpc_endpoint_service.offered[each.value.service_name].availability_zones, subnet.availability_zone)])
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = each.value.private_dns_enabled
  ip_address_type     = each.value.ip_address_type
  policy              = each.value.policy
  tags                = merge(local.tags, each.value.tags)

  dns_options { dns_record_ip_type = each.value.dns_record_ip_type }
}

# The agent of each container instance calls the API through ecs, polls for work through ecs-agent and
# opens its telemetry session through ecs-telemetry.
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
resource "aws_vpc_endpoint" "ecs_agent" {
  count = lookup(var.create, "ecs-agent", true) ? 1 : 0

  vpc_id              = "vpc-0a1b2c3d4e5f60718"
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.eu-west-1.ecs-agent"
  subnet_ids          = coalescelist([for subnet in data.aws_subnet.endpoints : subnet.id if contains(data.aws_vpc_endpoint_service.offered["com.amazonaws.eu-west-1.ecs-agent"].availability_zones, subnet.availability_zone)])
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true
  ip_address_type     = "ipv4"
  tags                = merge(local.tags, { Name = "shop-prod-ecs-agent" })

  dns_options { dns_record_ip_type = "ipv4" }
}

# As for ecs-agent.
resource "aws_vpc_endpoint" "ecs_telemetry" {
  count = lookup(var.create, "ecs-telemetry", true) ? 1 : 0

  vpc_id              = "vpc-0a1b2c3d4e5f60718"
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.eu-west-1.ecs-telemetry"
  subnet_ids          = coalescelist([for subnet in data.aws_subnet.endpoints : subnet.id if contains(data.aws_vpc_endpoint_service.offered["com.amazonaws.eu-west-1.ecs-telemetry"].availability_zones, subnet.availability_zone)])
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true
  ip_address_type     = "ipv4"
  tags                = merge(local.tags, { Name = "shop-prod-ecs-telemetry" })

  dns_options { dns_record_ip_type = "ipv4" }

  depends_on = [aws_vpc_endpoint.ecs_agent]
}

# As for ecs-agent.
# Its policy allows everything, as that of s3.
resource "aws_vpc_endpoint" "ecs" {
  count = lookup(var.create, "ecs", true) ? 1 : 0

  vpc_id              = "vpc-0a1b2c3d4e5f60718"
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.eu-west-1.ecs"
  subnet_ids          = coalescelist([for subnet in data.aws_subnet.endpoints : subnet.id if contains(data.aws_vpc_endpoint_service.offered["com.amazonaws.eu-west-1.ecs"].availability_zones, subnet.availability_zone)])
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true
  ip_address_type     = "dualstack"
  policy              = local.full_access
  tags                = merge(local.tags, { Name = "shop-prod-ecs" })

  dns_options { dns_record_ip_type = "dualstack" }

  depends_on = [aws_vpc_endpoint.ecs_telemetry]
}

output "endpoint_ids" {
  description = "The id of each endpoint, by service."
  value = merge({ for service, endpoint in aws_vpc_endpoint.interface : service => endpoint.id }, {
    s3            = one(aws_vpc_endpoint.s3[*].id)
    dynamodb      = one(aws_vpc_endpoint.dynamodb[*].id)
    ecs-agent     = one(aws_vpc_endpoint.ecs_agent[*].id)
    ecs-telemetry = one(aws_vpc_endpoint.ecs_telemetry[*].id)
    ecs           = one(aws_vpc_endpoint.ecs[*].id)
  })
}

output "dns_names" {
  description = "The DNS names of each interface endpoint, by service."
  value = merge({ for service, endpoint in aws_vpc_endpoint.interface : service => endpoint.dns_entry[*].dns_name }, {
    ecs-agent     = one(aws_vpc_endpoint.ecs_agent[*].dns_entry[*].dns_name)
    ecs-telemetry = one(aws_vpc_endpoint.ecs_telemetry[*].dns_entry[*].dns_name)
    ecs           = one(aws_vpc_endpoint.ecs[*].dns_entry[*].dns_name)
  })
}

output "security_group_id" {
  description = "The security group of the interface endpoints. The tasks need egress to it on TCP 443."
  value       = aws_security_group.endpoints.id
}

output "prefix_list_ids" {
  description = "The prefix list of each gateway endpoint. The tasks need egress to it on TCP 443."
  value       = { s3 = one(aws_vpc_endpoint.s3[*].prefix_list_id), dynamodb = one(aws_vpc_endpoint.dynamodb[*].prefix_list_id) }
}
