# VPC endpoints for Amazon ECS in eu-central-1, Europe (Frankfurt): Terraform module.
# Made by ECS Endpoint Planner. To open this plan again, append the next line to its address:
#
# #v=1&plan=this
#
# The service names are those of eu-central-1 in the partition aws. For another Region, export the
# plan again.
#
# Know before you run this:
# - warning: External instances reach these endpoints only over a private connection to the VPC, and
#   only if their DNS resolves the names to the endpoints. Connect the networks (AWS Direct Connect or
#   VPN), create an inbound endpoint of the Route 53 Resolver, and forward the names of the endpoints to
#   it.
# - warning: External instances call from their own network, and the security group of the exports
#   lets in the VPC or the named group only. Give the CIDR blocks of their network as the blocks of the
#   task subnets.
#
# Documentation:
#   https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
#   https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html
#   https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
#   https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-technical-details.html
#   https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html
#   https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
#   https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
#   https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html
#   https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html
#   https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-cross-region-privatelink-support.html
#   https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
#   https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html
#   https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html
#   https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html

terraform {
  required_version = ">= 1.5.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.80.0, < 7.0.0"
    }
  }
}

variable "vpc_id" {
  description = "The VPC in which the endpoints are created."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^vpc-([0-9a-f]{8}|[0-9a-f]{17})$", var.vpc_id))
    error_message = "vpc_id must be the id of a VPC, such as vpc-0a1b2c3d4e5f67890."
  }
}

variable "subnet_ids" {
  description = "The subnets of the interface endpoints, one in each Availability Zone; the plan counts 2."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.subnet_ids) > 0 && alltrue([for id in var.subnet_ids : can(regex("^subnet-([0-9a-f]{8}|[0-9a-f]{17})$", id))])
    error_message = "subnet_ids must hold ids of subnets, such as subnet-0a1b2c3d4e5f67890."
  }
}

variable "vpc_cidr" {
  description = "The IPv4 CIDR block that may reach the endpoints. Default: the primary block of the VPC."
  type        = string
  default     = null

  validation {
    condition     = var.vpc_cidr == null || can(cidrnetmask(var.vpc_cidr))
    error_message = "vpc_cidr must be an IPv4 CIDR block, such as 10.0.0.0/16."
  }
}

data "aws_region" "current" {
  lifecycle {
    postcondition {
      condition     = self.id == "eu-central-1"
      error_message = "The service names are those of eu-central-1: configure the AWS provider for that Region."
    }
  }
}

data "aws_vpc" "this" {
  id = var.vpc_id
}

locals {
  tags = {
    ecs-endpoint-planner = "ecs"
  }
}

# No rules for egress: endpoints answer, they open no connections.
resource "aws_security_group" "endpoints" {
  name        = "ecs-endpoints"
  description = "Interface endpoints for Amazon ECS"
  vpc_id      = var.vpc_id
  tags        = merge(local.tags, { Name = "ecs-endpoints" })
}

resource "aws_vpc_security_group_ingress_rule" "tasks" {
  security_group_id = aws_security_group.endpoints.id
  description       = "HTTPS from the tasks"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = coalesce(var.vpc_cidr, data.aws_vpc.this.cidr_block)
}

# Image layers come from Amazon S3.
# https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
resource "aws_vpc_endpoint" "s3" {
  vpc_id              = var.vpc_id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.eu-central-1.s3"
  subnet_ids          = var.subnet_ids
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true
  ip_address_type     = "ipv4"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = "*"
        Action    = ["s3:GetObject"]
        Resource = [
          "arn:aws:s3:::amazon-ecs-agent-eu-central-1/*",
          "arn:aws:s3:::amazon-ssm-eu-central-1/*",
          "arn:aws:s3:::amazon-ssm-packages-eu-central-1/*",
          "arn:aws:s3:::aws-patch-manager-eu-central-1-*/*",
          "arn:aws:s3:::aws-ssm-distributor-file-eu-central-1/*",
          "arn:aws:s3:::aws-ssm-document-attachments-eu-central-1/*",
          "arn:aws:s3:::aws-ssm-eu-central-1/*",
          "arn:aws:s3:::aws-windows-downloads-eu-central-1/*",
          "arn:aws:s3:::eu-central-1-birdwatcher-prod/*",
          "arn:aws:s3:::patch-baseline-snapshot-eu-central-1-*/*",
          "arn:aws:s3:::patch-baseline-snapshot-eu-central-1/*",
          "arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*",
        ]
      },
    ]
  })
  tags = merge(local.tags, { Name = "ecs-s3" })

  dns_options {
    dns_record_ip_type                             = "ipv4"
    private_dns_only_for_inbound_resolver_endpoint = false
  }
}

locals {
  interface_endpoints = {
    # Whoever pulls an image logs in through ecr.api first.
    # https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
    "ecr.api" = {
      service_name = "com.amazonaws.eu-central-1.ecr.api"
      tags = {
        Name = "ecs-ecr-api"
      }
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [
          {
            Effect    = "Allow"
            Principal = "*"
            Action    = ["ecr:GetAuthorizationToken"]
            Resource  = ["*"]
          },
          {
            Effect    = "Allow"
            Principal = "*"
            Action    = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
            Resource  = ["arn:aws:ecr:eu-central-1:*:repository/*"]
          },
        ]
      })
    }
    # Images in private Amazon ECR repositories are pulled through the registry API, ecr.dkr.
    # https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
    "ecr.dkr" = {
      service_name = "com.amazonaws.eu-central-1.ecr.dkr"
      tags = {
        Name = "ecs-ecr-dkr"
      }
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [
          {
            Effect    = "Allow"
            Principal = "*"
            Action    = ["ecr:GetAuthorizationToken"]
            Resource  = ["*"]
          },
          {
            Effect    = "Allow"
            Principal = "*"
            Action    = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
            Resource  = ["arn:aws:ecr:eu-central-1:*:repository/*"]
          },
        ]
      })
    }
    # The awslogs driver sends log events to CloudWatch Logs.
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
    logs = {
      service_name = "com.amazonaws.eu-central-1.logs"
      tags = {
        Name = "ecs-logs"
      }
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [
          {
            Effect    = "Allow"
            Principal = "*"
            Action    = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
            Resource  = ["arn:aws:logs:eu-central-1:*:log-group:*"]
          },
        ]
      })
    }
    # External instances are registered with Systems Manager and get their credentials from it: ssm and
    # ssmmessages are in the list of domains that they need.
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html
    ssm = {
      service_name = "com.amazonaws.eu-central-1.ssm"
      tags = {
        Name = "ecs-ssm"
      }
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [
          {
            Effect    = "Allow"
            Principal = "*"
            Action = [
              "ssm:DescribeAssociation",
              "ssm:DescribeDocument",
              "ssm:GetDeployablePatchSnapshotForInstance",
              "ssm:GetDocument",
              "ssm:GetManifest",
              "ssm:GetParameter",
              "ssm:GetParameters",
              "ssm:ListAssociations",
              "ssm:ListInstanceAssociations",
              "ssm:PutComplianceItems",
              "ssm:PutConfigurePackageResult",
              "ssm:PutInventory",
              "ssm:RegisterManagedInstance",
              "ssm:RequestManagedInstanceRoleToken",
              "ssm:UpdateAssociationStatus",
              "ssm:UpdateInstanceAssociationStatus",
              "ssm:UpdateInstanceInformation",
              "ssm:UpdateManagedInstancePublicKey",
            ]
            Resource = ["*"]
          },
        ]
      })
    }
    # External instances are registered with Systems Manager and get their credentials from it: ssm and
    # ssmmessages are in the list of domains that they need.
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html
    ssmmessages = {
      service_name = "com.amazonaws.eu-central-1.ssmmessages"
      tags = {
        Name = "ecs-ssmmessages"
      }
      policy = null
    }
    # eu-central-1 was launched before 2024: there the list of endpoints for Systems Manager contains
    # ec2messages.
    # https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
    ec2messages = {
      service_name = "com.amazonaws.eu-central-1.ec2messages"
      tags = {
        Name = "ecs-ec2messages"
      }
      policy = null
    }
  }
}

resource "aws_vpc_endpoint" "interface" {
  for_each = local.interface_endpoints

  vpc_id              = var.vpc_id
  vpc_endpoint_type   = "Interface"
  service_name        = each.value.service_name
  subnet_ids          = var.subnet_ids
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true
  ip_address_type     = "ipv4"
  policy              = each.value.policy
  tags                = merge(local.tags, each.value.tags)

  dns_options {
    dns_record_ip_type = "ipv4"
  }
}

# The agent on an external instance calls ecs, ecs-a and ecs-t, like any container instance.
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html
resource "aws_vpc_endpoint" "ecs_agent" {
  vpc_id              = var.vpc_id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.eu-central-1.ecs-agent"
  subnet_ids          = var.subnet_ids
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true
  ip_address_type     = "ipv4"
  tags                = merge(local.tags, { Name = "ecs-ecs-agent" })

  dns_options {
    dns_record_ip_type = "ipv4"
  }
}

# The agent on an external instance calls ecs, ecs-a and ecs-t, like any container instance.
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html
resource "aws_vpc_endpoint" "ecs_telemetry" {
  vpc_id              = var.vpc_id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.eu-central-1.ecs-telemetry"
  subnet_ids          = var.subnet_ids
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true
  ip_address_type     = "ipv4"
  tags                = merge(local.tags, { Name = "ecs-ecs-telemetry" })

  dns_options {
    dns_record_ip_type = "ipv4"
  }
}

# The agent on an external instance calls ecs, ecs-a and ecs-t, like any container instance.
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html
resource "aws_vpc_endpoint" "ecs" {
  vpc_id              = var.vpc_id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.eu-central-1.ecs"
  subnet_ids          = var.subnet_ids
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true
  ip_address_type     = "ipv4"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = "*"
        Action = [
          "ecs:CreateCluster",
          "ecs:DeregisterContainerInstance",
          "ecs:DiscoverPollEndpoint",
          "ecs:ListTagsForResource",
          "ecs:Poll",
          "ecs:RegisterContainerInstance",
          "ecs:StartTelemetrySession",
          "ecs:SubmitAttachmentStateChanges",
          "ecs:SubmitContainerStateChange",
          "ecs:SubmitTaskStateChange",
          "ecs:TagResource",
          "ecs:UpdateContainerInstancesState",
        ]
        Resource = ["*"]
      },
    ]
  })
  tags = merge(local.tags, { Name = "ecs-ecs" })

  dns_options {
    dns_record_ip_type = "ipv4"
  }
}

output "endpoint_ids" {
  description = "The id of each endpoint, by service."
  value = merge({ for service, endpoint in aws_vpc_endpoint.interface : service => endpoint.id }, {
    s3            = aws_vpc_endpoint.s3.id
    ecs-agent     = aws_vpc_endpoint.ecs_agent.id
    ecs-telemetry = aws_vpc_endpoint.ecs_telemetry.id
    ecs           = aws_vpc_endpoint.ecs.id
  })
}

output "dns_names" {
  description = "The DNS names of each interface endpoint, by service."
  value = merge({ for service, endpoint in aws_vpc_endpoint.interface : service => endpoint.dns_entry[*].dns_name }, {
    s3            = aws_vpc_endpoint.s3.dns_entry[*].dns_name
    ecs-agent     = aws_vpc_endpoint.ecs_agent.dns_entry[*].dns_name
    ecs-telemetry = aws_vpc_endpoint.ecs_telemetry.dns_entry[*].dns_name
    ecs           = aws_vpc_endpoint.ecs.dns_entry[*].dns_name
  })
}

output "security_group_id" {
  description = "The security group of the interface endpoints. The tasks need egress to it on TCP 443."
  value       = aws_security_group.endpoints.id
}
