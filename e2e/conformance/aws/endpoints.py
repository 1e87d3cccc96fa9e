"""VPC endpoints as Amazon EC2 treats them: what it refuses, and the states that an endpoint goes through.

One code path for the EC2 API, CloudFormation and Terraform. Parameters have the names and shapes of the EC2 API. The error
codes are EC2's; where no recorded message was at hand the wording is ours.
"""

import dataclasses
import json
import re
from dataclasses import dataclass, field

from moto.ec2.exceptions import EC2ClientError

import policy
import zones

KNOWN_PARAMETERS = {
    "ClientToken", "DnsOptions", "DryRun", "IpAddressType", "PolicyDocument", "PrivateDnsEnabled", "RouteTableIds",
    "SecurityGroupIds", "ServiceName", "SubnetIds", "TagSpecifications", "VpcEndpointType", "VpcId",
}  # fmt: skip
KNOWN_CHANGES = {
    "AddRouteTableIds", "AddSecurityGroupIds", "AddSubnetIds", "DnsOptions", "DryRun", "IpAddressType",
    "PolicyDocument", "PrivateDnsEnabled", "RemoveRouteTableIds", "RemoveSecurityGroupIds", "RemoveSubnetIds",
    "ResetPolicy", "VpcEndpointId",
}  # fmt: skip
ENDPOINT_TYPES = ("Interface", "Gateway", "GatewayLoadBalancer", "Resource", "ServiceNetwork")
RECORD_TYPES = {
    "ipv4": ("ipv4",),
    "ipv6": ("ipv6",),
    "dualstack": ("dualstack", "ipv4", "ipv6", "service-defined"),
}
FULL_ACCESS = {
    "Version": "2008-10-17",
    "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}],
}


def refuse(code, message):
    raise EC2ClientError(code, message)


@dataclass
class Settings:
    """What an endpoint is asked to be."""

    vpc_id: str
    service_name: str
    type: str
    subnet_ids: list = field(default_factory=list)
    security_group_ids: list = field(default_factory=list)
    route_table_ids: list = field(default_factory=list)
    policy: str | None = None
    private_dns: bool = False
    ip_type: str = "ipv4"
    dns_options: dict = field(default_factory=dict)


def create(world, backend, region, params, via="api"):
    unknown = set(params) - KNOWN_PARAMETERS
    if unknown:
        refuse("InvalidParameter", f"The stand-in does not know {', '.join(sorted(unknown))}")
    token = params.get("ClientToken")
    earlier = endpoint_of_token(backend, token, params)
    if earlier:
        return earlier
    if not params.get("ServiceName"):
        refuse("MissingParameter", "The request must contain the parameter ServiceName")
    kind = params.get("VpcEndpointType") or "Gateway"
    if kind not in ENDPOINT_TYPES:
        refuse("InvalidParameterValue", f"Value ({kind}) for parameter VpcEndpointType is invalid.")
    private_dns_default = kind == "Interface" and via == "api"
    settings = Settings(
        vpc_id=params["VpcId"],
        service_name=params["ServiceName"],
        type=kind,
        subnet_ids=list(params.get("SubnetIds") or []),
        security_group_ids=list(params.get("SecurityGroupIds") or []),
        route_table_ids=list(params.get("RouteTableIds") or []),
        policy=params.get("PolicyDocument"),
        private_dns=as_bool(params.get("PrivateDnsEnabled"), private_dns_default),
        ip_type=params.get("IpAddressType") or "ipv4",
        dns_options=dict(params.get("DnsOptions") or {}),
    )
    tags = tags_of(params.get("TagSpecifications"), "vpc-endpoint")
    offering = check(world, backend, region, settings)
    check_tags(tags, from_aws=via == "cloudformation")
    if as_bool(params.get("DryRun"), False):
        refuse("DryRunOperation", "Request would have succeeded, but DryRun flag is set.")
    if kind == "Interface" and not settings.security_group_ids:
        settings.security_group_ids = [backend.get_default_security_group(settings.vpc_id).id]
    endpoint = backend.create_vpc_endpoint(
        vpc_id=settings.vpc_id,
        service_name=settings.service_name,
        endpoint_type=kind,
        policy_document=settings.policy or json.dumps(FULL_ACCESS),
        route_table_ids=settings.route_table_ids,
        subnet_ids=settings.subnet_ids,
        client_token=token,
        security_group_ids=settings.security_group_ids,
        tags=tags,
        private_dns_enabled=settings.private_dns,
    )
    endpoint.settings = settings
    endpoint.private_dns_names = offering.private_dns
    endpoint.asked = comparable(params)
    endpoint.final_state = "available"
    endpoint.unseen = world.unseen_reads if via == "api" else 0
    endpoint.reads_left = world.pending_reads if via == "api" else 0  # the others wait by themselves
    endpoint.state = "pending" if endpoint.reads_left else endpoint.final_state
    return endpoint


def endpoint_of_token(backend, token, params):
    if not token:
        return None
    if len(token) > 64 or not token.isascii():
        refuse(
            "InvalidParameterValue", f"Invalid value '{token}' for clientToken: at most 64 ASCII characters"
        )
    for endpoint in list(backend.vpc_end_points.values()):
        if endpoint.client_token == token:
            if endpoint.asked != comparable(params):
                refuse(
                    "IdempotentParameterMismatch",
                    f"Token '{token}' was used before with different parameters",
                )
            return endpoint
    return None


def comparable(params):
    return json.dumps({k: v for k, v in params.items() if k != "DryRun"}, sort_keys=True, default=str)


def as_bool(value, default):
    return default if value is None else str(value).lower() == "true"


def tags_of(specifications, kind):
    tags = {}
    for specification in specifications or []:
        if specification.get("ResourceType") != kind:
            refuse(
                "InvalidParameterValue",
                f"'{specification.get('ResourceType')}' is not a valid taggable resource type for this operation.",
            )
        for tag in specification.get("Tags", []):
            if tag["Key"] in tags:
                refuse("InvalidParameterValue", f"Duplicate tag key '{tag['Key']}' specified.")
            tags[tag["Key"]] = tag.get("Value", "")
    return tags


def check_tags(tags, from_aws=False):
    if len([key for key in tags if not key.startswith("aws:")]) > 50:
        refuse("TagLimitExceeded", "The maximum number of Tags for a resource has been reached")
    for key, value in tags.items():
        if not 1 <= len(key) <= 127 or (key.lower().startswith("aws:") and not from_aws):
            refuse("InvalidParameterValue", f"Tag key '{key}' is not valid: 1 to 127 characters, not aws:")
        if len(value) > 255:
            refuse("InvalidParameterValue", f"Tag value of '{key}' exceeds 255 characters")
        if re.search(r"[\x00-\x1f\x7f]", key + value):
            refuse("InvalidParameterValue", f"Tag '{key}' has characters that are not allowed")


def check(world, backend, region, settings, existing=None):
    backend.get_vpc(settings.vpc_id)
    offering = find_offering(world, region, settings)
    check_policy(settings, offering)
    check_ip_types(backend, settings, offering)
    others = [
        other
        for other in list(backend.vpc_end_points.values())
        if other is not existing and other.vpc_id == settings.vpc_id and other.state != "deleting"
    ]
    if settings.type == "Gateway":
        check_gateway(backend, settings, others)
    else:
        check_interface(backend, settings, offering, others, existing)
    return offering


def find_offering(world, region, settings):
    offered = [o for o in world.offerings(region) if o.name == settings.service_name]
    if not offered:
        refuse("InvalidServiceName", f"The Vpc Endpoint Service '{settings.service_name}' does not exist")
    for offering in offered:
        if offering.type == settings.type:
            return offering
    types = ", ".join(sorted(o.type for o in offered))
    refuse(
        "InvalidParameter",
        f"Endpoint type ({settings.type}) does not match available service types ([{types}]).",
    )


def check_gateway(backend, settings, others):
    if settings.subnet_ids or settings.security_group_ids or settings.private_dns:
        refuse(
            "InvalidParameter", "Subnets, security groups and private DNS are only for Interface endpoints."
        )
    for table_id in settings.route_table_ids:
        table = backend.get_route_table(table_id)
        if table.vpc_id != settings.vpc_id:
            refuse(
                "InvalidParameter",
                f"Route table {table_id} belongs to a different network than {settings.vpc_id}",
            )
        for other in others:
            if other.service_name == settings.service_name and table_id in other.settings.route_table_ids:
                refuse(
                    "RouteAlreadyExists",
                    f"route table {table_id} already has a route with destination-prefix-list-id "
                    f"{other.destination_prefix_list_id}",
                )


def check_interface(backend, settings, offering, others, existing=None):
    if settings.route_table_ids:
        refuse("InvalidParameter", "Route table IDs are only supported for Gateway type VPC Endpoint.")
    seen = {}
    for subnet_id in settings.subnet_ids:
        subnet = backend.get_subnet(subnet_id)
        zone = subnet.availability_zone
        if subnet.vpc_id != settings.vpc_id:
            refuse(
                "InvalidParameter",
                f"Subnet {subnet_id} belongs to a different network than {settings.vpc_id}",
            )
        if zone in seen:
            refuse(
                "DuplicateSubnetsInSameZone",
                f"Found another VPC endpoint subnet in the availability zone of {subnet_id}: {seen[zone]}",
            )
        if offering.zones and zone not in offering.zones:
            refuse(
                "InvalidParameter",
                f"The VPC endpoint service {offering.name} does not support the availability zone of the subnet: "
                f"{subnet_id}.",
            )
        if subnet_id not in (existing.subnet_ids if existing else ()) and subnet.available_ip_address_count < 1:
            refuse("InsufficientFreeAddressesInSubnet", f"Insufficient free IP addresses in {subnet_id}")
        seen[zone] = subnet_id
    for group_id in settings.security_group_ids:
        group = backend.get_security_group_from_id(group_id)
        if not group:
            refuse("InvalidGroup.NotFound", f"The security group '{group_id}' does not exist")
        if group.vpc_id != settings.vpc_id:
            refuse(
                "InvalidParameter",
                f"You have specified two resources that belong to different networks: {group_id}",
            )
    check_private_dns(backend, settings, offering, others)


def check_private_dns(backend, settings, offering, others):
    inbound_only = settings.dns_options.get("PrivateDnsOnlyForInboundResolverEndpoint")
    if inbound_only is not None and offering.short != "s3":
        refuse(
            "InvalidParameter",
            f"PrivateDnsOnlyForInboundResolverEndpoint not supported for this service: {offering.name}",
        )
    if not settings.private_dns:
        return
    vpc = backend.get_vpc(settings.vpc_id)
    if not as_bool(vpc.enable_dns_support, False) or not as_bool(vpc.enable_dns_hostnames, False):
        refuse(
            "InvalidParameter",
            "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true "
            f"for {settings.vpc_id}",
        )
    if not offering.private_dns:
        refuse(
            "InvalidParameter",
            f"Private DNS can't be enabled because the service {offering.name} has no such name",
        )
    for other in others:
        if other.settings.private_dns and set(offering.private_dns) & set(other.private_dns_names):
            refuse(
                "InvalidParameter",
                "private-dns-enabled cannot be set because there is already a conflicting DNS domain for "
                f"{offering.private_dns[0]} in the VPC {settings.vpc_id}",
            )
    domains = {name.removeprefix("*.") for name in offering.private_dns}
    for zone in zones.answered_in(backend.account_id, backend.region_name, settings.vpc_id):
        if zone.name.rstrip(".") in domains:
            refuse(
                "InvalidParameter",
                "private-dns-enabled cannot be set because there is already a conflicting DNS domain for "
                f"{offering.private_dns[0]} in the VPC {settings.vpc_id}",
            )
    has_gateway = any(o.settings.type == "Gateway" and o.service_name.endswith(".s3") for o in others)
    if offering.short == "s3" and as_bool(inbound_only, True) and not has_gateway:
        refuse(
            "InvalidParameter",
            "To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC must have a Gateway endpoint for the "
            "service.",
        )


def check_ip_types(backend, settings, offering):
    if settings.ip_type not in RECORD_TYPES:
        refuse("InvalidParameter", f"Invalid IpAddressType '{settings.ip_type}'")
    needed = {"dualstack": ("ipv4", "ipv6")}.get(settings.ip_type, (settings.ip_type,))
    for version in needed:
        if version not in offering.ip_types:
            refuse(
                "InvalidParameter",
                f"The service {offering.name} does not support the IP address type {version}",
            )
    for subnet_id in settings.subnet_ids if "ipv6" in needed else ():
        if not backend.get_subnet(subnet_id).ipv6_cidr_block_associations:
            refuse(
                "InvalidParameter", f"Subnet {subnet_id} has no IPv6 CIDR for the IP type {settings.ip_type}"
            )
    record = settings.dns_options.get("DnsRecordIpType")
    allowed = RECORD_TYPES[settings.ip_type] + (("service-defined",) if settings.type == "Gateway" else ())
    if record and record not in allowed:
        refuse(
            "InvalidParameter",
            f"DnsRecordIpType {record} does not suit the IP address type {settings.ip_type}",
        )


def check_policy(settings, offering):
    if settings.policy is None:
        return
    if not offering.policy:
        refuse("InvalidParameter", f"The service {offering.name} does not support endpoint policies.")
    problem = policy.problem_of_text(settings.policy, settings.type)
    if problem:
        refuse("InvalidPolicyDocument", f"Invalid policy document: {problem}.")


def modify(world, backend, region, params):
    unknown = set(params) - KNOWN_CHANGES
    if unknown:
        refuse("InvalidParameter", f"The stand-in does not know {', '.join(sorted(unknown))}")
    endpoint = find(backend, params["VpcEndpointId"])
    before = endpoint.settings
    if as_bool(params.get("ResetPolicy"), False) and params.get("PolicyDocument"):
        refuse("InvalidParameter", "PolicyDocument and ResetPolicy cannot be used together")
    after = dataclasses.replace(
        before,
        subnet_ids=changed(before.subnet_ids, params, "SubnetIds"),
        security_group_ids=changed(before.security_group_ids, params, "SecurityGroupIds"),
        route_table_ids=changed(before.route_table_ids, params, "RouteTableIds"),
        policy=None
        if as_bool(params.get("ResetPolicy"), False)
        else params.get("PolicyDocument") or before.policy,
        private_dns=as_bool(params.get("PrivateDnsEnabled"), before.private_dns),
        ip_type=params.get("IpAddressType") or before.ip_type,
        dns_options={**before.dns_options, **(params.get("DnsOptions") or {})},
    )
    check(world, backend, region, after, existing=endpoint)
    if as_bool(params.get("DryRun"), False):
        refuse("DryRunOperation", "Request would have succeeded, but DryRun flag is set.")
    apply_settings(backend, endpoint, after)
    return endpoint


def changed(ids, params, name):
    removed = params.get(f"Remove{name}") or []
    for missing in set(removed) - set(ids):
        refuse("InvalidParameter", f"{missing} is not associated with the VPC endpoint")
    kept = [i for i in ids if i not in removed]
    return kept + [i for i in params.get(f"Add{name}") or [] if i not in kept]


def apply_settings(backend, endpoint, after):
    before = endpoint.settings
    prefix_list = endpoint.destination_prefix_list_id
    for table_id in set(before.route_table_ids) - set(after.route_table_ids):
        backend.delete_route(table_id, prefix_list)
    for table_id in set(after.route_table_ids) - set(before.route_table_ids):
        backend.create_route(table_id, None, gateway_id=endpoint.id, destination_prefix_list_id=prefix_list)
    for interface_id in list(endpoint.network_interface_ids):
        if backend.enis[interface_id].subnet.id not in after.subnet_ids:
            backend.enis.pop(interface_id)
            endpoint.network_interface_ids.remove(interface_id)
    for subnet_id in after.subnet_ids:
        if subnet_id not in before.subnet_ids:
            endpoint.network_interface_ids.append(backend.create_network_interface(subnet_id, None).id)
    endpoint.settings = after
    endpoint.route_table_ids = after.route_table_ids
    endpoint.subnet_ids = after.subnet_ids
    endpoint.security_group_ids = after.security_group_ids
    endpoint.policy_document = after.policy or json.dumps(FULL_ACCESS)
    endpoint.private_dns_enabled = after.private_dns


def find(backend, endpoint_id):
    endpoint = backend.vpc_end_points.get(endpoint_id)
    if not endpoint:
        refuse("InvalidVpcEndpointId.NotFound", f"The Vpc Endpoint Id '{endpoint_id}' does not exist")
    return endpoint


def delete(backend, endpoint_id):
    """Starts the deletion; the endpoint is gone after the next time that somebody reads it."""
    endpoint = find(backend, endpoint_id)
    settings = endpoint.settings
    if settings.type == "Gateway":
        for other in list(backend.vpc_end_points.values()):
            inbound_only = other.settings.dns_options.get("PrivateDnsOnlyForInboundResolverEndpoint")
            needs_gateway = other.settings.private_dns and as_bool(inbound_only, True)
            if needs_gateway and other.settings.type == "Interface" and other.service_name.endswith(".s3"):
                refuse(
                    "DependencyViolation", f"{endpoint_id} is needed by the private DNS name of {other.id}"
                )
    endpoint.state = "deleting"


def finish_deletion(backend, endpoint):
    backend.delete_vpc_endpoints([endpoint.id])
    backend.vpc_end_points.pop(endpoint.id)


def read(world, backend, endpoint):
    """The endpoint's state as one read sees it; a read moves a transition one step on."""
    seen = endpoint.state
    if seen == "pending":
        endpoint.reads_left -= 1
        if endpoint.reads_left <= 0:
            endpoint.state = endpoint.final_state
    elif seen == "deleting" and not world.slow_deletion:
        finish_deletion(backend, endpoint)
    return seen


def available(backend):
    """The services that can be used now, each as often as it has an available endpoint."""
    return sorted(e.service_name for e in list(backend.vpc_end_points.values()) if e.state == "available")


def describe(backend, endpoint, state):
    settings = endpoint.settings
    description = {
        "VpcEndpointId": endpoint.id,
        "VpcEndpointType": settings.type,
        "VpcId": settings.vpc_id,
        "ServiceName": settings.service_name,
        "State": state,
        "PolicyDocument": endpoint.policy_document,
        "RouteTableIds": settings.route_table_ids,
        "SubnetIds": settings.subnet_ids,
        "Groups": [
            {"GroupId": group.id, "GroupName": group.name}
            for group in map(backend.get_security_group_from_id, settings.security_group_ids)
        ],
        "IpAddressType": settings.ip_type,
        "PrivateDnsEnabled": settings.private_dns,
        "RequesterManaged": False,
        "NetworkInterfaceIds": endpoint.network_interface_ids,
        "DnsEntries": [
            {"DnsName": entry["dns_name"], "HostedZoneId": entry["hosted_zone_id"]}
            for entry in endpoint.dns_entries
        ],
        "CreationTimestamp": endpoint.creation_timestamp,
        "Tags": tag_list(backend, endpoint.id),
        "OwnerId": backend.account_id,
    }
    if settings.dns_options:
        description["DnsOptions"] = settings.dns_options
    if state == "failed":
        description["LastError"] = {"Code": "InternalError", "Message": "the endpoint could not be created"}
    return description


def tag_list(backend, resource_id):
    return [{"Key": key, "Value": value} for key, value in backend.tags.get(resource_id, {}).items()]
