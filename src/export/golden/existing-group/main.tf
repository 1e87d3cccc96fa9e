# VPC endpoints for Amazon ECS in us-east-1, US East (N. Virginia): Terraform module.
# Made by ECS Endpoint Planner. To open this plan, append this line to the address of the planner:
# #v=1&plan=this
# - The endpoint policies limit every caller in the VPC, not only this workload.
# - Warning: The exports use the existing security group sg-0a1b2c3d4e5f60701 and change nothing in
#   it.
# - Warning: The documented example for the ECR endpoints lets one role pull.
# - Warning: The documented example for logs allows CreateLogStream and PutLogEvents only.
# - Warning: The documented example for secretsmanager names one secret.

terraform {
  required_version = ">= 1.5.0"

  required_providers {
    aws = { source = "hashicorp/aws", version = ">= 5.80.0, < 7.0.0" }
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

variable "account_id" {
  type        = string
  description = "The account of the tasks and of the task execution role; the account of the caller when it is not given."
  default     = null
  validation {
    condition     = var.account_id == null || can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must be an account id of 12 digits."
  }
}

variable "task_execution_role" {
  type        = string
  description = "The name of the task execution role, not its ARN."
  validation {
    condition     = can(regex("^[A-Za-z0-9_+=.@-]{1,64}$", var.task_execution_role))
    error_message = "task_execution_role must be the name of a role, not its ARN."
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

data "aws_subnet" "endpoints" {
  count = length(var.subnet_ids)
  id    = var.subnet_ids[count.index]
}

# A service may be missing in a zone: its endpoint takes the subnets where it is offered. With none, coalescelist fails.
data "aws_vpc_endpoint_service" "offered" {
  for_each     = toset([for endpoint in local.interface_endpoints : endpoint.service_name])
  service_name = each.value
  service_type = "Interface"
}

data "aws_caller_identity" "current" {
}

locals {
  account_id = coalesce(var.account_id, data.aws_caller_identity.current.account_id)

  tags = { ecs-endpoint-planner = "ecs" }

  ecr_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AllowPull"
        Principal = { AWS = "arn:aws:iam::${local.account_id}:role/${var.task_execution_role}" }
        Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:GetAuthorizationToken"]
        Effect    = "Allow"
        Resource  = "*"
      },
      { Effect = "Allow", Principal = "*", Action = ["ecr:GetAuthorizationToken"], Resource = ["*"] },
      {
        Effect    = "Allow"
        Principal = "*"
        Action    = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        Resource  = ["arn:aws:ecr:us-east-1:*:repository/*"]
      },
    ]
  })

  interface_endpoints = {
    # Every pull from Amazon ECR first logs in through ecr.api. https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
    "ecr.api" = { service_name = "com.amazonaws.us-east-1.ecr.api", tags = { Name = "ecs-ecr-api" }, policy = local.ecr_policy }
    # Images in private Amazon ECR repositories are pulled through the registry API, ecr.dkr.
    # https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
    "ecr.dkr" = { service_name = "com.amazonaws.us-east-1.ecr.dkr", tags = { Name = "ecs-ecr-dkr" }, policy = local.ecr_policy }
    # The awslogs driver sends log events to CloudWatch Logs. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
    logs = {
      service_name = "com.amazonaws.us-east-1.logs"
      tags         = { Name = "ecs-logs" }
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [
          { Sid = "PutOnly", Principal = "*", Action = ["logs:CreateLogStream", "logs:PutLogEvents"], Effect = "Allow", Resource = "*" },
          { Effect = "Allow", Principal = "*", Action = ["logs:CreateLogGroup"], Resource = ["arn:aws:logs:us-east-1:*:log-group:*"] },
        ]
      })
    }
    # Secrets are read from Secrets Manager before the containers start, so the endpoint has to exist to
    # read them privately.
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
    secretsmanager = {
      service_name = "com.amazonaws.us-east-1.secretsmanager"
      tags         = { Name = "ecs-secretsmanager" }
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [
          { Effect = "Allow", Principal = "*", Action = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], Resource = "arn:aws:secretsmanager:us-east-1:*:secret:*" },
        ]
      })
    }
  }
}

# Amazon ECR keeps image layers in Amazon S3, and clients download them there. https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
resource "aws_vpc_endpoint" "s3" {
  count = lookup(var.create, "s3", true) ? 1 : 0

  vpc_id            = "vpc-0a1b2c3d4e5f60718"
  vpc_endpoint_type = "Gateway"
  service_name      = "com.amazonaws.us-east-1.s3"
  route_table_ids   = var.route_table_ids
  ip_address_type   = "ipv4"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "Access-to-specific-bucket-only", Principal = "*", Action = ["s3:GetObject"], Effect = "Allow", Resource = ["arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*"] },
    ]
  })
  tags = merge(local.tags, { Name = "ecs-s3" })
}

resource "aws_vpc_endpoint" "interface" {
  for_each = { for service, endpoint in local.interface_endpoints : service => endpoint if lookup(var.create, service, true) }

  vpc_id              = "vpc-0a1b2c3d4e5f60718"
  vpc_endpoint_type   = "Interface"
  service_name        = each.value.service_name
  subnet_ids          = coalescelist([for subnet in data.aws_subnet.endpoints : subnet.id if contains(data.aws_vpc_endpoint_service.offered[each.value.service_name].availability_zones, subnet.availability_zone)])
  security_group_ids  = ["sg-0a1b2c3d4e5f60701"]
  private_dns_enabled = true
  ip_address_type     = "ipv4"
  policy              = each.value.policy
  tags                = merge(local.tags, each.value.tags)

  dns_options { dns_record_ip_type = "ipv4" }
}

output "endpoint_ids" {
  description = "The id of each endpoint, by service."
  value       = merge({ for service, endpoint in aws_vpc_endpoint.interface : service => endpoint.id }, { s3 = one(aws_vpc_endpoint.s3[*].id) })
}

output "security_group_id" {
  description = "The security group of the interface endpoints. The tasks need egress to it on TCP 443."
  value       = "sg-0a1b2c3d4e5f60701"
}

output "prefix_list_ids" {
  description = "The prefix list of each gateway endpoint. The tasks need egress to it on TCP 443."
  value       = { s3 = one(aws_vpc_endpoint.s3[*].prefix_list_id) }
}
