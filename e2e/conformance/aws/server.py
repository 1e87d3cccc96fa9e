"""The AWS that the conformance suite talks to: moto made strict, one account ("world") per test.

usage: server.py          prints {"port": N} and serves on 127.0.0.1

AWS calls come in as usual; which world they belong to is in the access key. The suite itself uses:
  POST   /worlds                  settings -> {"account", "accessKey"}
  GET    /worlds/ACCOUNT/log      the calls that changed something, one JSON object a line
  GET    /worlds/ACCOUNT/state    endpoints, security groups and routes as they are
  GET    /worlds/ACCOUNT/network  VPCs, subnets, route tables, prefix lists, endpoint services
  POST   /worlds/ACCOUNT/faults   makes calls to come fail
  POST   /worlds/ACCOUNT/do       one operation of the Terraform provider -> its result or {"error"}
  DELETE /worlds/ACCOUNT
"""

import functools
import json
import os
import sys
import threading
import time
import traceback

# Every world would get hundreds of machine images, which nobody here starts.
os.environ["MOTO_EC2_LOAD_DEFAULT_AMIS"] = "false"

import moto.backends
import moto.core.responses
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

import cloudformation
import ec2
import endpoints
import groups
import routes
import services
import zones
from place import Place
from world import WORLDS, create_world


def state_of(world):
    backend = world.backend(world.region)
    return {
        "hostedZones": zones.describe(world),
        "routes": routes.describe(backend),
        "endpoints": [
            describe_endpoint(backend, e) for e in list(backend.vpc_end_points.values()) if e.state != "deleting"
        ],
        "securityGroups": [
            groups.describe(backend, group)
            for by_id in backend.groups.values()
            for group in by_id.values()
            if not group.is_default
        ],
    }


def describe_endpoint(backend, endpoint):
    settings = endpoint.settings
    return {
        "id": endpoint.id,
        "service": settings.service_name,
        "type": settings.type,
        "vpcId": settings.vpc_id,
        "state": endpoint.state,
        "subnetIds": settings.subnet_ids,
        "securityGroupIds": settings.security_group_ids,
        "routeTableIds": settings.route_table_ids,
        "privateDns": settings.private_dns,
        "ipType": settings.ip_type,
        "dnsOptions": settings.dns_options,
        "policy": json.loads(settings.policy) if settings.policy else None,
        "tags": {k: v for k, v in backend.tags.get(endpoint.id, {}).items() if not k.startswith("aws:")},
    }


def control(request):
    parts = request.path.strip("/").split("/")
    if len(parts) == 1:
        world = create_world(request.get_json())
        return {"account": world.account, "accessKey": world.access_key}
    world = WORLDS[parts[1]]
    if request.method == "DELETE":
        WORLDS.pop(world.account).forget()
        return {}
    if parts[2] == "log":
        return Response("".join(json.dumps(call, default=str) + "\n" for call in world.calls))
    if parts[2] == "faults":
        world.faults.append(request.get_json())
        return {}
    if parts[2] == "do":
        return do(world, **request.get_json())
    return network_of(world) if parts[2] == "network" else state_of(world)


def do(world, region, operation, arguments):
    place = Place(world, region, "terraform")
    try:
        with world.lock:
            result = getattr(place, operation)(*arguments)
    except EC2ClientError as error:
        return {"error": {"code": error.code, "message": error.message}}
    if operation == "create_endpoint":
        return endpoints.describe(place.backend, result, result.state)
    if operation == "available":
        return {"services": result}
    if operation == "authorize":
        return {"ids": [rule.id for rule in result]}
    return {"id": result if isinstance(result, str) else getattr(result, "id", None)}


def network_of(world):
    backend, region = world.backend(world.region), world.region
    return {
        "vpcs": [
            {
                "id": vpc.id,
                "cidr": vpc.cidr_block,
                "cidrs": [block["cidr_block"] for block in vpc.get_cidr_block_association_set()],
                "ipv6Cidrs": [block["cidr_block"] for block in vpc.get_cidr_block_association_set(ipv6=True)],
                "dnsSupport": endpoints.as_bool(vpc.enable_dns_support, False),
                "dnsHostnames": endpoints.as_bool(vpc.enable_dns_hostnames, False),
            }
            for vpc in backend.vpcs.values()
        ],
        "subnets": [
            {
                "id": subnet.id,
                "vpcId": subnet.vpc_id,
                "cidr": subnet.cidr_block,
                "zone": subnet.availability_zone,
            }
            for by_id in backend.subnets.values()
            for subnet in by_id.values()
        ],
        "routeTables": [{"id": table.id, "vpcId": table.vpc_id} for table in backend.route_tables.values()],
        "prefixLists": [
            {"id": prefixes.id, "name": prefixes.prefix_list_name}
            for prefixes in backend.managed_prefix_lists.values()
        ],
        "services": [
            ec2.describe_service(region, offering, zone_names(region)) for offering in world.offerings(region)
        ],
        "partition": services.partition_of(region),
    }


def zone_names(region):
    return [zone.name for zone in RegionsAndZonesBackend.zones.get(region, [])]


def app_that_raises(service):
    """A mistake of the stand-in is to be seen, not answered with a page that says nothing."""
    app = create_backend_app(service)
    app.config["PROPAGATE_EXCEPTIONS"] = True
    return app


class Application:
    def __init__(self):
        self.moto = DomainDispatcherApplication(app_that_raises)

    def __call__(self, environ, start_response):
        try:
            if not environ["PATH_INFO"].startswith("/worlds"):
                return self.moto(environ, start_response)
            answer = control(Request(environ))
            response = answer if isinstance(answer, Response) else Response(json.dumps(answer, default=str))
        except Exception:
            traceback.print_exc()
            response = Response(traceback.format_exc(), status=500)
        return response(environ, start_response)


def remember_what_never_changes():
    """moto looks these up for every request: the folders of its own package, and the methods of a class."""
    modules = frozenset(moto.backends.list_of_moto_modules())
    moto.backends.list_of_moto_modules = lambda: modules
    names = functools.lru_cache(maxsize=None)(moto.core.responses.method_names_from_class)
    moto.core.responses.method_names_from_class = names


class Silent(WSGIRequestHandler):
    def log(self, *_):
        pass


def end_with(parent):
    """The suite may be killed; nobody else would end this process then."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


def main():
    remember_what_never_changes()
    ec2.install()
    zones.install()
    routes.install()
    cloudformation.install()
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    server = make_server("127.0.0.1", 0, Application(), threaded=True, request_handler=Silent)
    print(json.dumps({"port": server.server_port}), flush=True)
    server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
