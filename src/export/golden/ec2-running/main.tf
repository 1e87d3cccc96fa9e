# VPC endpoints for Amazon ECS in us-east-1, US East (N. Virginia): Terraform module.
# Made by ECS Endpoint Planner. To open this plan, append this line to the address of the planner:
# #v=1&plan=this
# - Warning: Container instances that already run have to pick up the endpoints.
# - Warning: Adding the S3 gateway endpoint changes the source address of connections to Amazon S3:
#   connections that are open may be interrupted.
# - Warning: Other workloads in this VPC call the same services, and the answers do not say what they
#   call.

terraform {
  required_version = ">= 1.5.0"

  required_providers {
    aws = { source = "hashicorp/aws", version = ">= 5.80.0, < 7.0.0" }
  }
}

variable "vpc_id" {
  type        = string
  description = "The VPC of the endpoints."
  validation {
    condition     = can(regex("^vpc-([0-9a-f]{8}|[0-9a-f]{17})$", var.vpc_id))
    error_message = "vpc_id must be the id of a VPC, such as vpc-0a1b2c3d4e5f67890."
  }
}

variable "subnet_ids" {
  type        = list(string)
  description = "Subnets of the interface endpoints, one in each zone."
  validation {
    condition     = length(var.subnet_ids) > 0 && alltrue([for id in var.subnet_ids : can(regex("^subnet-([0-9a-f]{8}|[0-9a-f]{17})$", id))])
    error_message = "subnet_ids must be ids of subnets, such as subnet-0a1b2c3d4e5f67890."
  }
}

variable "route_table_ids" {
  type        = list(string)
  description = "Route tables of the task subnets."
  validation {
    condition     = length(var.route_table_ids) > 0 && alltrue([for id in var.route_table_ids : can(regex("^rtb-([0-9a-f]{8}|[0-9a-f]{17})$", id))])
    error_message = "route_table_ids must be ids of route tables, such as rtb-0a1b2c3d4e5f67890."
  }
}

variable "vpc_cidr" {
  type        = string
  description = "The only IPv4 block that may reach the endpoints. Default: every block of the VPC. Needed when the VPC is created together with this module."
  default     = null
  validation {
    condition     = var.vpc_cidr == null || can(regex("^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])/(1[6-9]|2[0-8])$", var.vpc_cidr))
    error_message = "vpc_cidr must be an IPv4 CIDR block from /16 to /28, such as 10.0.0.0/16."
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
      condition     = self.id == "us-east-1"
      error_message = "The service names are those of us-east-1: configure the AWS provider for that Region."
    }
  }
}

data "aws_vpc" "this" { id = var.vpc_id }

data "aws_subnet" "endpoints" {
  count = length(var.subnet_ids)
  id    = var.subnet_ids[count.index]
}

# A service may be missing in a zone: its endpoint takes the subnets where it is offered. With none, coalescelist fails.
data "aws_vpc_endpoint_service" "offered" {
  for_each = toset(concat([for endpoint in local.interface_endpoints : endpoint.service_name], [
    "com.amazonaws.us-east-1.ecs-agent",
    "com.amazonaws.us-east-1.ecs-telemetry",
    "com.amazonaws.us-east-1.ecs",
  ]))
  service_name = each.value
  service_type = "Interface"
}

locals {
  # Tasks may stand in any block of the VPC, the secondary ones too.
  vpc_cidr_blocks = concat([data.aws_vpc.this.cidr_block], [for block in coalesce(data.aws_vpc.this.cidr_block_associations, []) : block.cidr_block if block.state == "associated"])
  cidr_blocks     = toset(var.vpc_cidr != null ? [var.vpc_cidr] : local.vpc_cidr_blocks)

  tags = { ecs-endpoint-planner = "ecs" }

  full_access = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "*", Resource = "*" }]
  })

  interface_endpoints = {
    # Every pull from Amazon ECR first logs in through ecr.api. https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
    # Its policy allows everything, as that of s3.
    "ecr.api" = { service_name = "com.amazonaws.us-east-1.ecr.api", tags = { Name = "ecs-ecr-api" }, policy = local.full_access }
    # Images in private Amazon ECR repositories are pulled through the registry API, ecr.dkr.
    # https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
    # Its policy allows everything, as that of s3.
    "ecr.dkr" = { service_name = "com.amazonaws.us-east-1.ecr.dkr", tags = { Name = "ecs-ecr-dkr" }, policy = local.full_access }
    # The awslogs driver sends log events to CloudWatch Logs. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
    # Its policy allows everything, as that of s3.
    logs = { service_name = "com.amazonaws.us-east-1.logs", tags = { Name = "ecs-logs" }, policy = local.full_access }
    # Secrets are read from Secrets Manager before the containers start, so the endpoint has to exist to
    # read them privately.
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
    # Its policy allows everything, as that of s3.
    secretsmanager = { service_name = "com.amazonaws.us-east-1.secretsmanager", tags = { Name = "ecs-secretsmanager" }, policy = local.full_access }
    # Instances managed by Systems Manager report to ssm and hold their channel through ssmmessages.
    # https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
    # Its policy allows everything, as that of s3.
    ssm = { service_name = "com.amazonaws.us-east-1.ssm", tags = { Name = "ecs-ssm" }, policy = local.full_access }
    # As for ssm.
    ssmmessages = { service_name = "com.amazonaws.us-east-1.ssmmessages", tags = { Name = "ecs-ssmmessages" }, policy = null }
    # us-east-1 was launched before 2024: there the list of endpoints for Systems Manager contains
    # ec2messages.
    # https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
    ec2messages = { service_name = "com.amazonaws.us-east-1.ec2messages", tags = { Name = "ecs-ec2messages" }, policy = null }
  }
}

# No rules for egress: endpoints answer, they open no connections.
resource "aws_security_group" "endpoints" {
  name_prefix = "ecs-endpoints-"
  description = "Interface endpoints for Amazon ECS"
  vpc_id      = var.vpc_id
  tags        = merge(local.tags, { Name = "ecs-endpoints" })

  lifecycle { create_before_destroy = true }
}

resource "aws_vpc_security_group_ingress_rule" "tasks" {
  for_each = local.cidr_blocks

  security_group_id = aws_security_group.endpoints.id
  description       = "HTTPS from the tasks"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = each.value

  lifecycle { create_before_destroy = true }
}

# Amazon ECR keeps image layers in Amazon S3, and clients download them there. https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
# Its policy allows everything. Callers that the answers do not describe may use this endpoint: a
# policy that forgets one would break it. Narrow it when you know the calls.
resource "aws_vpc_endpoint" "s3" {
  count = lookup(var.create, "s3", true) ? 1 : 0

  vpc_id            = var.vpc_id
  vpc_endpoint_type = "Gateway"
  service_name      = "com.amazonaws.us-east-1.s3"
  route_table_ids   = var.route_table_ids
  ip_address_type   = "ipv4"
  policy            = local.full_access
  tags              = merge(local.tags, { Name = "ecs-s3" })
}

resource "aws_vpc_endpoint" "interface" {
  for_each = { for service, endpoint in local.interface_endpoints : service => endpoint if lookup(var.create, service, true) }

  vpc_id              = var.vpc_id
  vpc_endpoint_type   = "Interface"
  service_name        = each.value.service_name
  subnet_ids          = coalescelist([for subnet in data.aws_subnet.endpoints : subnet.id if contains(data.aws_vpc_endpoint_service.offered[each.value.service_name].availability_zones, subnet.availability_zone)])
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true
  ip_address_type     = "ipv4"
  policy              = each.value.policy
  tags                = merge(local.tags, each.value.tags)

  dns_options { dns_record_ip_type = "ipv4" }
}

# The agent of each container instance calls the API through ecs, polls for work through ecs-agent and
# opens its telemetry session through ecs-telemetry.
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
resource "aws_vpc_endpoint" "ecs_agent" {
  count = lookup(var.create, "ecs-agent", true) ? 1 : 0

  vpc_id              = var.vpc_id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.us-east-1.ecs-agent"
  subnet_ids          = coalescelist([for subnet in data.aws_subnet.endpoints : subnet.id if contains(data.aws_vpc_endpoint_service.offered["com.amazonaws.us-east-1.ecs-agent"].availability_zones, subnet.availability_zone)])
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true
  ip_address_type     = "ipv4"
  tags                = merge(local.tags, { Name = "ecs-ecs-agent" })

  dns_options { dns_record_ip_type = "ipv4" }
}

# As for ecs-agent.
resource "aws_vpc_endpoint" "ecs_telemetry" {
  count = lookup(var.create, "ecs-telemetry", true) ? 1 : 0

  vpc_id              = var.vpc_id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.us-east-1.ecs-telemetry"
  subnet_ids          = coalescelist([for subnet in data.aws_subnet.endpoints : subnet.id if contains(data.aws_vpc_endpoint_service.offered["com.amazonaws.us-east-1.ecs-telemetry"].availability_zones, subnet.availability_zone)])
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true
  ip_address_type     = "ipv4"
  tags                = merge(local.tags, { Name = "ecs-ecs-telemetry" })

  dns_options { dns_record_ip_type = "ipv4" }

  depends_on = [aws_vpc_endpoint.ecs_agent]
}

# As for ecs-agent.
# Its policy allows everything, as that of s3.
resource "aws_vpc_endpoint" "ecs" {
  count = lookup(var.create, "ecs", true) ? 1 : 0

  vpc_id              = var.vpc_id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.us-east-1.ecs"
  subnet_ids          = coalescelist([for subnet in data.aws_subnet.endpoints : subnet.id if contains(data.aws_vpc_endpoint_service.offered["com.amazonaws.us-east-1.ecs"].availability_zones, subnet.availability_zone)])
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true
  ip_address_type     = "ipv4"
  policy              = local.full_access
  tags                = merge(local.tags, { Name = "ecs-ecs" })

  dns_options { dns_record_ip_type = "ipv4" }

  depends_on = [aws_vpc_endpoint.ecs_telemetry]
}

output "endpoint_ids" {
  description = "The id of each endpoint, by service."
  value = merge({ for service, endpoint in aws_vpc_endpoint.interface : service => endpoint.id }, {
    s3            = one(aws_vpc_endpoint.s3[*].id)
    ecs-agent     = one(aws_vpc_endpoint.ecs_agent[*].id)
    ecs-telemetry = one(aws_vpc_endpoint.ecs_telemetry[*].id)
    ecs           = one(aws_vpc_endpoint.ecs[*].id)
  })
}

output "security_group_id" {
  description = "The security group of the interface endpoints. The tasks need egress to it on TCP 443."
  value       = aws_security_group.endpoints.id
}

output "prefix_list_ids" {
  description = "The prefix list of each gateway endpoint. The tasks need egress to it on TCP 443."
  value       = { s3 = one(aws_vpc_endpoint.s3[*].prefix_list_id) }
}
