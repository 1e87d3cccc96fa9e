"""Private hosted zones: what Amazon Route 53 refuses and moto does not, and the operations that stacks and Terraform need."""

import uuid

from moto.core.exceptions import ServiceException
from moto.route53.models import Route53Backend, route53_backends

import services
from world import WORLDS


Refused = ServiceException


def backend_of(world, region):
    by_partition = route53_backends[world.account]
    partition = services.partition_of(region)["id"]
    # moto has no Route 53 in the newest isolated partitions, and only there.
    return by_partition[partition if partition in by_partition.regions else "aws"]


def vpc_backend(account):
    world = WORLDS[account]
    return world.backend(world.region)


def check_vpc(backend, name, vpc_id, region):
    """A VPC that exists, and in which nothing else answers the name."""
    world = WORLDS[backend.account_id]
    ec2 = world.backend(world.region)
    if region != world.region or vpc_id not in ec2.vpcs:
        raise Refused("InvalidVPCId", f"The VPC: {vpc_id} you provided is not valid in {region}")
    domain = name.rstrip(".")
    for endpoint in list(ec2.vpc_end_points.values()):
        names = [private.removeprefix("*.") for private in endpoint.private_dns_names]
        if endpoint.settings.vpc_id == vpc_id and endpoint.settings.private_dns and domain in names:
            raise Refused(
                "ConflictingDomainExists",
                f"The VPC {vpc_id} in region {region} has already been associated with the hosted zone of {endpoint.id} with the same domain name.",
            )
    for zone in list(backend.zones.values()):
        if zone.name.rstrip(".") == domain and any(vpc["vpc_id"] == vpc_id for vpc in zone.vpcs):
            raise Refused(
                "ConflictingDomainExists",
                f"The VPC {vpc_id} in region {region} has already been associated with the hosted zone {zone.resource_id} with the same domain name.",
            )


def answered_in(account, region, vpc_id):
    """The hosted zones that a VPC asks, those of the endpoints left out."""
    if account not in WORLDS:
        return []
    return [
        zone
        for zone in list(backend_of(WORLDS[account], region).zones.values())
        if any(vpc["vpc_id"] == vpc_id for vpc in zone.vpcs)
    ]


def check_target(backend, record):
    target = record.get("AliasTarget")
    if not target:
        return
    known = [
        (entry["hosted_zone_id"], entry["dns_name"])
        for endpoint in list(vpc_backend(backend.account_id).vpc_end_points.values())
        for entry in endpoint.dns_entries
        if endpoint.state != "deleting"
    ]
    if (target.get("HostedZoneId"), target.get("DNSName", "").rstrip(".")) not in known:
        raise Refused(
            "InvalidChangeBatch",
            f"[Tried to create an alias that targets {target.get('DNSName')}, but that target was not found]",
        )


def install():
    plain_create = Route53Backend.create_hosted_zone
    plain_associate = Route53Backend.associate_vpc_with_hosted_zone
    plain_change = Route53Backend.change_resource_record_sets
    plain_by_vpc = Route53Backend.list_hosted_zones_by_vpc

    def create_hosted_zone(self, name, private_zone, caller_reference=None, vpcid=None, vpcregion=None, **more):
        if self.account_id in WORLDS:
            if name.startswith("*"):
                raise Refused(
                    "InvalidDomainName",
                    "Creation of hosted zone with a wildcard domain name is not supported",
                )
            if not vpcid:
                raise Refused("InvalidInput", "The suite makes private hosted zones only")
            if any(zone.caller_reference == caller_reference for zone in list(self.zones.values())):
                raise Refused(
                    "HostedZoneAlreadyExists",
                    "A hosted zone has already been created with the specified caller reference.",
                )
            check_vpc(self, name, vpcid, vpcregion)
        return plain_create(
            self, name, private_zone, caller_reference=caller_reference, vpcid=vpcid, vpcregion=vpcregion, **more
        )

    def associate_vpc_with_hosted_zone(self, zone_id, vpcid, vpcregion):
        if self.account_id in WORLDS:
            check_vpc(self, self.get_hosted_zone(zone_id).name, vpcid, vpcregion)
        return plain_associate(self, zone_id, vpcid, vpcregion)

    def change_resource_record_sets(self, zoneid, change_list):
        if self.account_id in WORLDS:
            if not change_list:
                raise Refused("InvalidInput", "There are no changes in this batch")
            for change in change_list:
                if change["Action"] != "DELETE":
                    check_target(self, change["ResourceRecordSet"])
        return plain_change(self, zoneid, change_list)

    def list_hosted_zones_by_vpc(self, vpc_id):
        return [
            {**zone, "Name": f"{zone['Name'].rstrip('.')}."} for zone in plain_by_vpc(self, vpc_id)
        ]

    Route53Backend.create_hosted_zone = create_hosted_zone
    Route53Backend.associate_vpc_with_hosted_zone = associate_vpc_with_hosted_zone
    Route53Backend.change_resource_record_sets = change_resource_record_sets
    Route53Backend.list_hosted_zones_by_vpc = list_hosted_zones_by_vpc


def create(world, region, name, vpcs, comment, tags):
    """As a stack or Terraform creates one: with all its VPCs."""
    backend = backend_of(world, region)
    (first, *others) = vpcs
    zone = backend.create_hosted_zone(
        f"{name.rstrip('.')}.", True, str(uuid.uuid4()), first, region, comment=comment
    )
    for vpc in others:
        backend.associate_vpc_with_hosted_zone(zone.resource_id, vpc, region)
    backend.resource_tags[zone.resource_id].update(tags)
    return zone.resource_id


def associate(world, region, zone_id, vpc_id):
    backend_of(world, region).associate_vpc_with_hosted_zone(zone_id, vpc_id, region)


def disassociate(world, region, zone_id, vpc_id):
    backend_of(world, region).disassociate_vpc_from_hosted_zone(zone_id, vpc_id)


def change_record(world, region, zone_id, action, name, kind, target):
    record = {"Name": name, "Type": kind, "AliasTarget": {**target, "EvaluateTargetHealth": False}}
    if action == "DELETE":
        zone = backend_of(world, region).get_hosted_zone(zone_id)
        zone.delete_rrset({"Name": f"{name.rstrip('.')}.", "Type": kind})
        return
    backend_of(world, region).change_resource_record_sets(
        zone_id, [{"Action": action, "ResourceRecordSet": record}]
    )


def delete(world, region, zone_id):
    backend_of(world, region).delete_hosted_zone(zone_id)


def describe(world):
    """Zones as the suite compares them; a record leads to the service of an endpoint."""
    ec2 = world.backend(world.region)
    targets = {
        entry["dns_name"]: f"{endpoint.settings.service_name} in {endpoint.settings.vpc_id}"
        for endpoint in list(ec2.vpc_end_points.values())
        for entry in endpoint.dns_entries[:1]
    }
    backend = backend_of(world, world.region)
    return [
        {
            "name": zone.name.rstrip("."),
            "comment": zone.comment,
            "vpcs": sorted(vpc["vpc_id"] for vpc in zone.vpcs),
            "tags": dict(backend.resource_tags.get(zone.resource_id, {})),
            "records": sorted(
                (
                    {
                        "name": record.name.rstrip(".").replace("\\052", "*"),
                        "type": record.type,
                        "target": targets.get(record.alias_target["DNSName"].rstrip("."), record.alias_target["DNSName"]),
                    }
                    for record in zone.rrsets
                    if record.alias_target
                ),
                key=lambda record: (record["name"], record["type"]),
            ),
        }
        for zone in sorted(backend.zones.values(), key=lambda zone: zone.name)
    ]
