"""A world is one test's AWS account: its settings, its network, the log of what was changed in it."""

import itertools
import re
import threading
import types

from moto.backends import list_of_moto_modules  # noqa: F401  (makes the backends importable in any order)
from moto.core.base_backend import BackendDict
from moto.ec2 import models as ec2_models
from moto.ec2.models import route_tables, security_groups, subnets, vpcs
from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend, Zone

import services

WORLDS = {}

# A VPC that another account shares: its owner is that account.
vpcs.VPC.owner_id = property(lambda vpc: getattr(vpc, "shared_by", None) or vpc.ec2_backend.account_id)
ACCESS_KEY_PREFIX = "AKIAWRLD"
_numbers = itertools.count(100000000001)
_lock = threading.RLock()

# A transit gateway and a peering connection, which connect all VPCs of a network that says nothing else.
CONNECTIONS = ("tgw-0a1b2c3d4e5f60701", "pcx-0a1b2c3d4e5f60701")

DEFAULT_NETWORK = {
    "vpcs": [
        {
            "id": "vpc-0a1b2c3d4e5f60718",
            "cidr": "10.0.0.0/16",
            "subnets": [
                {"id": "subnet-0aaaaaaaaaaaaaaa1", "cidr": "10.0.1.0/24", "zone": "a"},
                {"id": "subnet-0bbbbbbbbbbbbbbb2", "cidr": "10.0.2.0/24", "zone": "b"},
                {"id": "subnet-0aaaaaaaaaaaaaaa9", "cidr": "10.0.9.0/24", "zone": "a"},
            ],
            "routeTables": [{"id": "rtb-0a1b2c3d4e5f60711"}, {"id": "rtb-0a1b2c3d4e5f60712"}],
            "securityGroups": [{"id": "sg-0a1b2c3d4e5f60701", "name": "tasks"}],
        },
        {
            "id": "vpc-0ffffffffffffffff",
            "cidr": "172.16.0.0/16",
            "subnets": [{"id": "subnet-0ffffffffffffffff", "cidr": "172.16.1.0/24", "zone": "b"}],
            "routeTables": [{"id": "rtb-0ffffffffffffffff"}],
            "securityGroups": [{"id": "sg-0ffffffffffffffff", "name": "elsewhere"}],
        },
    ],
    "cluster": {"name": "prod", "containerInstances": ["i-0a1b2c3d4e5f60701", "i-0a1b2c3d4e5f60702"]},
}


class World:
    def __init__(self, settings):
        self.account = str(next(_numbers))
        self.access_key = ACCESS_KEY_PREFIX + self.account
        self.region = settings.get("region", "us-east-1")
        self.pending_reads = settings.get("pendingReads", 0)
        # A new endpoint is not seen by so many reads; one that is deleted stays for ever.
        self.unseen_reads = settings.get("unseenReads", 0)
        self.slow_deletion = settings.get("slowDeletion", False)
        self.named_services = settings.get("services", {})
        self.withheld = set(settings.get("without", ()))
        self.network = settings.get("network") or DEFAULT_NETWORK
        self.faults = list(settings.get("faults", ()))
        self.calls = []
        # Terraform makes independent resources at the same time, and moto is not made for that.
        self.lock = threading.RLock()
        self.stacks = {}
        self._offerings = {}

    def offerings(self, region):
        if region not in self._offerings:
            named = self.named_services.get(region)
            found = (
                services.documented_offerings(region)
                if named is None
                else services.named_offerings(region, named)
            )
            self._offerings[region] = [offering for offering in found if offering.short not in self.withheld]
        return self._offerings[region]

    def record(self, service, action, region, params, via="api", **facts):
        call = {"service": service, "action": action, "region": region, "via": via, "params": params, **facts}
        self.calls.append(call)
        return call

    def take_fault(self, action, params):
        """The fault that this call is to meet, used up after its `times`."""
        for fault in self.faults:
            if fault.get("times", 1) <= 0 or fault["action"] != action:
                continue
            if fault.get("match", "") not in str(params.get("ServiceName", params)):
                continue
            if fault.get("after", 0) > 0:
                fault["after"] -= 1
                continue
            fault["times"] = fault.get("times", 1) - 1
            return fault
        return None

    def build(self):
        for network in self.network["vpcs"]:
            build_vpc(self.backend(self.region), self.region, network)
        everywhere = [network["id"] for network in self.network["vpcs"]]
        connections = self.network.get("connections") or dict.fromkeys(CONNECTIONS, everywhere)
        self.backend(self.region).connect(connections)
        cluster = self.network.get("cluster")
        if cluster:
            build_cluster(self.account, self.region, cluster)

    def backend(self, region):
        return ec2_models.ec2_backends[self.account][region]

    def forget(self):
        for backends in BackendDict._instances:
            backends.pop(self.account, None)


def create_world(settings):
    world = World(settings)
    WORLDS[world.account] = world
    with _lock:
        world.build()
    return world


def world_of_access_key(access_key):
    """Any other key is moto's default account, in which no test has a network."""
    account = access_key.removeprefix(ACCESS_KEY_PREFIX)
    return account if account in WORLDS else "123456789012"


class next_id:
    """Makes the next resource that moto creates get this id instead of a random one."""

    def __init__(self, module, generator, resource_id):
        self.module, self.generator, self.id = module, generator, resource_id

    def __enter__(self):
        self.random = getattr(self.module, self.generator)
        ids = [self.id]
        setattr(self.module, self.generator, lambda *args: ids.pop() if ids else self.random(*args))

    def __exit__(self, *failure):
        setattr(self.module, self.generator, self.random)


def build_vpc(backend, region, network):
    ensure_zones(region)
    with next_id(vpcs, "random_vpc_id", network["id"]):
        vpc = backend.create_vpc(network["cidr"], amazon_provided_ipv6_cidr_block=network.get("ipv6", False))
    vpc.shared_by = network.get("owner")
    for cidr in network.get("secondaryCidrs", []):
        vpc.associate_vpc_cidr_block(cidr)
    vpc.enable_dns_support = network.get("dnsSupport", True)
    vpc.enable_dns_hostnames = network.get("dnsHostnames", True)
    ipv6 = [block["cidr_block"] for block in vpc.get_cidr_block_association_set(ipv6=True)]
    for number, wanted in enumerate(network["subnets"]):
        # moto hands out a /56 to a VPC and wants a /64 of it for a subnet
        own_ipv6 = re.sub(r"::/56$", f":{number}::/64", ipv6[0]) if ipv6 and not network.get("plainSubnets") else None
        with next_id(subnets, "random_subnet_id", wanted["id"]):
            subnet = backend.create_subnet(vpc.id, wanted["cidr"], own_ipv6, zone_name(region, wanted["zone"]))
        if network.get("fullSubnets"):
            subnet._available_ip_addresses = 0
    for wanted in network["routeTables"]:
        with next_id(route_tables, "random_route_table_id", wanted["id"]):
            backend.create_route_table(vpc.id)
    for wanted in network["securityGroups"]:
        with next_id(security_groups, "random_security_group_id", wanted["id"]):
            backend.create_security_group(wanted["name"], "made by the test", vpc_id=vpc.id)


def ensure_zones(region):
    """moto knows no zones of the isolated and sovereign Regions."""
    if not RegionsAndZonesBackend.zones.get(region):
        RegionsAndZonesBackend.zones[region] = [
            Zone(region + letter, region, f"{region.replace('-', '')}-az{number}")
            for number, letter in enumerate("abc", 1)
        ]


def zone_name(region, letter):
    """Zone "b" is a Region's second zone, whatever letter it has there (ap-northeast-1 has a, c and d)."""
    return RegionsAndZonesBackend.zones[region]["abcdef".index(letter)].name


def build_cluster(account, region, cluster):
    from moto.ecs.models import ContainerInstance, ecs_backends

    backend = ecs_backends[account][region]
    backend.create_cluster(cluster["name"])
    # moto asks EC2 what kind of machine it is; starting one would cost more than it shows
    ec2_models.ec2_backends[account][region].get_instance = lambda instance_id: types.SimpleNamespace(
        image_id="ami-0a1b2c3d", availability_zone=region + "a", instance_type="m7g.large", platform=None
    )
    for instance_id in cluster["containerInstances"]:
        instance = ContainerInstance(instance_id, account, region, cluster["name"], backend)
        key = instance.container_instance_arn.split("/")[-1]
        backend.container_instances.setdefault(cluster["name"], {})[key] = instance
