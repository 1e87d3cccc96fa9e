"""Private hosted zones: what Amazon Route 53 refuses and moto does not, and the operations that stacks and Terraform need."""

import uuid

import moto.route53.models
import moto.route53.urls
from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult
from moto.route53.responses import Route53
from moto.route53.models import Route53Backend, route53_backends

import services
from world import WORLDS


class Refused(ServiceException):
    """Moto looks the status of a code up in the model of the service in whose module an exception is."""

    __module__ = "moto.route53.exceptions"


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
    for zone in [*backend.zones.values(), *foreign_zones(backend)]:
        if zone.name.rstrip(".") == domain and any(vpc["vpc_id"] == vpc_id for vpc in zone.vpcs):
            raise Refused(
                "ConflictingDomainExists",
                f"The VPC {vpc_id} in region {region} has already been associated with the hosted zone {zone.resource_id} with the same domain name.",
            )


def answered_in(account, region, vpc_id):
    """The hosted zones that a VPC asks, those of the endpoints left out."""
    if account not in WORLDS:
        return []
    backend = backend_of(WORLDS[account], region)
    return [
        zone
        for zone in [*backend.zones.values(), *foreign_zones(backend)]
        if any(vpc["vpc_id"] == vpc_id for vpc in zone.vpcs)
    ]


def foreign_zones(backend):
    """Zones of other accounts that VPCs of this one ask."""
    return getattr(backend, "associated_zones", [])


def zone_of_another_account(backend, zone_id, vpc_id):
    """A zone whose owner has authorized this VPC."""
    for world in list(WORLDS.values()):
        owner = backend_of(world, world.region)
        zone = owner.zones.get(zone_id.replace("/hostedzone/", ""))
        if zone is None or owner is backend:
            continue
        if vpc_id not in authorizations(zone):
            raise Refused(
                "NotAuthorizedException", f"The VPC: {vpc_id} has not authorized to associate with your hosted zone."
            )
        return zone
    return None


def owner_of(zone):
    return next(
        account
        for account, world in list(WORLDS.items())
        if zone in backend_of(world, world.region).zones.values()
    )


def authorizations(zone):
    if not hasattr(zone, "authorized_vpcs"):
        zone.authorized_vpcs = []
    return zone.authorized_vpcs


# Moto does not know the authorizations of other accounts.
def create_vpc_association_authorization(self):
    zone = self.backend.get_hosted_zone(self._get_param("HostedZoneId"))
    vpc = self._get_param("VPC.VPCId")
    if vpc not in authorizations(zone):
        authorizations(zone).append(vpc)
    return ActionResult({"HostedZoneId": zone.resource_id, "VPC": {"VPCId": vpc, "VPCRegion": self.region}})


def list_vpc_association_authorizations(self):
    zone = self.backend.get_hosted_zone(self._get_param("HostedZoneId"))
    return ActionResult(
        {
            "HostedZoneId": zone.resource_id,
            "VPCs": [{"VPCId": vpc, "VPCRegion": self.region} for vpc in authorizations(zone)],
        }
    )


# Route 53 has pages of a hundred; here they are short, so that whoever asks has to turn them.
PAGE = 4


def page_of_zones(self):
    zones = self.backend.list_hosted_zones_by_vpc(self._get_param("VPCId"))
    begin = int(self.querystring.get("nexttoken", ["0"])[0])
    answer = {"HostedZoneSummaries": zones[begin : begin + PAGE], "MaxItems": PAGE}
    return ActionResult({**answer, "NextToken": str(begin + PAGE)} if zones[begin + PAGE :] else answer)


def zones_of_endpoints(backend, vpc_id):
    """The zone of each endpoint with private DNS, which belongs to the service."""
    return [
        {"HostedZoneId": f"ZVPCE{endpoint.id[5:].upper()}", "Name": f"{name}.", "Owner": {"OwningService": "vpce.amazonaws.com"}}
        for endpoint in list(vpc_backend(backend.account_id).vpc_end_points.values())
        if endpoint.settings.vpc_id == vpc_id and endpoint.settings.private_dns
        for name in sorted({private.removeprefix("*.") for private in endpoint.private_dns_names})
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
    path = r"{0}/(?P<api_version>[\d_-]+)/hostedzone/(?P<zone_id>[^/]+)/authorizevpcassociation/?$"
    moto.route53.urls.url_paths[path] = Route53.dispatch
    Route53.create_vpc_association_authorization = create_vpc_association_authorization
    Route53.list_hosted_zones_by_vpc = page_of_zones
    Route53.list_vpc_association_authorizations = list_vpc_association_authorizations
    plain_id = moto.route53.models.create_route53_zone_id
    moto.route53.models.create_route53_zone_id = lambda **given: f"Z{plain_id(**given)[1:]}"
    plain_disassociate = Route53Backend.disassociate_vpc_from_hosted_zone
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
        if self.account_id not in WORLDS:
            return plain_associate(self, zone_id, vpcid, vpcregion)
        foreign = zone_of_another_account(self, zone_id, vpcid)
        if foreign is None:
            check_vpc(self, self.get_hosted_zone(zone_id).name, vpcid, vpcregion)
            return plain_associate(self, zone_id, vpcid, vpcregion)
        check_vpc(self, foreign.name, vpcid, vpcregion)
        foreign.add_vpc(vpcid, vpcregion)
        self.associated_zones = [*foreign_zones(self), foreign]
        return foreign

    def disassociate_vpc_from_hosted_zone(self, zone_id, vpcid):
        for zone in foreign_zones(self):
            if zone.resource_id == zone_id.replace("/hostedzone/", ""):
                zone.delete_vpc(vpcid)
                self.associated_zones = [other for other in foreign_zones(self) if other is not zone]
                return zone
        return plain_disassociate(self, zone_id, vpcid)

    def change_resource_record_sets(self, zoneid, change_list):
        if self.account_id in WORLDS:
            if not change_list:
                raise Refused("InvalidInput", "There are no changes in this batch")
            for change in change_list:
                if change["Action"] != "DELETE":
                    check_target(self, change["ResourceRecordSet"])
        return plain_change(self, zoneid, change_list)

    def list_hosted_zones_by_vpc(self, vpc_id):
        foreign = [
            {"HostedZoneId": zone.resource_id, "Name": zone.name, "Owner": {"OwningAccount": owner_of(zone)}}
            for zone in foreign_zones(self)
            if any(vpc["vpc_id"] == vpc_id for vpc in zone.vpcs)
        ]
        return [
            {**zone, "Name": f"{zone['Name'].rstrip('.')}."}
            for zone in [*plain_by_vpc(self, vpc_id), *foreign, *zones_of_endpoints(self, vpc_id)]
        ]

    Route53Backend.create_hosted_zone = create_hosted_zone
    Route53Backend.associate_vpc_with_hosted_zone = associate_vpc_with_hosted_zone
    Route53Backend.change_resource_record_sets = change_resource_record_sets
    Route53Backend.disassociate_vpc_from_hosted_zone = disassociate_vpc_from_hosted_zone
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


def authorize(world, region, zone_id, vpc_id):
    authorized = authorizations(backend_of(world, region).get_hosted_zone(zone_id))
    if vpc_id not in authorized:
        authorized.append(vpc_id)


def deauthorize(world, region, zone_id, vpc_id):
    authorizations(backend_of(world, region).get_hosted_zone(zone_id)).remove(vpc_id)


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
