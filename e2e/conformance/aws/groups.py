"""Security groups: what Amazon EC2 refuses and moto does not."""

import copy
import re

from moto.ec2.models.security_groups import SecurityGroupRule

from endpoints import check_tags, refuse, tags_of

# The characters that EC2 documents for the name and description of a group and of a rule.
TEXT = r"[A-Za-z0-9 ._\-:/()#,@\[\]+=&;{}!$*]*"


def install():
    """A rule is its protocol, ports and source: moto wants the description of a source group, too, to take it away."""
    plain = SecurityGroupRule.__eq__

    def same(rule, other):
        groups = [one.source_group.get("GroupId") for one in (rule, other)]
        if groups[0] and groups[0] == groups[1]:
            other = copy.copy(other)
            other.source_group = rule.source_group
        return plain(rule, other)

    SecurityGroupRule.__eq__ = same


def check_new(params):
    name, description = params.get("GroupName", ""), params.get("Description", "")
    if not 1 <= len(name) <= 255 or not re.fullmatch(TEXT, name) or name.startswith("sg-"):
        refuse("InvalidParameterValue", f"Value ({name}) for parameter GroupName is invalid.")
    check_text(description, "GroupDescription")
    check_tags(tags_of(params.get("TagSpecifications"), "security-group"))


def check_text(text, parameter):
    if len(text) > 255 or not re.fullmatch(TEXT, text):
        refuse(
            "InvalidParameterValue", f"Value ({text}) for parameter {parameter} is invalid: character sets"
        )


def check_permissions(backend, group_id, permissions):
    group = backend.get_security_group_from_id(group_id)
    if not group:
        refuse("InvalidGroup.NotFound", f"The security group '{group_id}' does not exist")
    for permission in permissions:
        if not permission.get("IpProtocol"):
            refuse("MissingParameter", "The request must contain the parameter IpProtocol")
        if permission["IpProtocol"] in ("tcp", "udp") and None in (
            permission.get("FromPort"),
            permission.get("ToPort"),
        ):
            refuse(
                "InvalidParameterValue",
                "Invalid value for portRange. Must specify both from and to ports with TCP/UDP.",
            )
        sources = [
            source
            for kind in ("IpRanges", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs")
            for source in permission.get(kind) or []
        ]
        if not sources:
            refuse("MissingParameter", "The request must contain a source of the rule")
        for source in sources:
            check_text(source.get("Description", ""), "Description")
            check_source(backend, source)


def check_source(backend, source):
    if "GroupId" in source and not backend.get_security_group_from_id(source["GroupId"]):
        refuse("InvalidGroup.NotFound", f"The security group '{source['GroupId']}' does not exist")
    if "PrefixListId" in source and source["PrefixListId"] not in backend.managed_prefix_lists:
        refuse("InvalidPrefixListID.NotFound", f"The prefix list '{source['PrefixListId']}' does not exist")


def check_unused(backend, group_id):
    for endpoint in list(backend.vpc_end_points.values()):
        if group_id in endpoint.settings.security_group_ids:
            refuse("DependencyViolation", f"resource {group_id} has a dependent object: {endpoint.id}")
    for groups in backend.groups.values():
        for other in groups.values():
            rules = other.ingress_rules + other.egress_rules
            if other.id != group_id and any(rule.source_group.get("GroupId") == group_id for rule in rules):
                refuse("DependencyViolation", f"resource {group_id} has a dependent object: {other.id}")


def describe(backend, group):
    return {
        "id": group.id,
        "name": group.name,
        "description": group.description,
        "vpcId": group.vpc_id,
        "tags": {k: v for k, v in backend.tags.get(group.id, {}).items() if not k.startswith("aws:")},
        "ingress": [describe_rule(rule) for rule in group.ingress_rules],
        "egress": [describe_rule(rule) for rule in group.egress_rules],
    }


def describe_rule(rule):
    source = rule.ip_range or rule.source_group or {"PrefixListId": rule.prefix_list_id}
    return {
        "protocol": rule.ip_protocol,
        "fromPort": rule.from_port,
        "toPort": rule.to_port,
        "source": next(source[k] for k in ("CidrIp", "CidrIpv6", "GroupId", "PrefixListId") if source.get(k)),
        "description": source.get("Description"),
    }
