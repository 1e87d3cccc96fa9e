"""The AWS that the conformance suite talks to: moto made strict, one account ("world") per test.

usage: server.py          prints {"port": N} and serves on 127.0.0.1

AWS calls come in as usual; which world they belong to is in the access key. The suite itself uses:
  POST   /worlds                  settings -> {"account", "accessKey"}
  GET    /worlds/ACCOUNT/log      the calls that changed something, one JSON object a line
  GET    /worlds/ACCOUNT/state    endpoints, security groups and routes as they are
  POST   /worlds/ACCOUNT/faults   makes calls to come fail
  DELETE /worlds/ACCOUNT
"""

import json
import os
import sys
import threading
import time
import traceback

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

import cloudformation
import ec2
import endpoints
import groups
from world import WORLDS, create_world


def state_of(world):
    backend = world.backend(world.region)
    return {
        "endpoints": [describe_endpoint(backend, e) for e in backend.vpc_end_points.values() if e.state != "deleting"],
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
    return state_of(world)


class Application:
    def __init__(self):
        self.moto = DomainDispatcherApplication(create_backend_app)

    def __call__(self, environ, start_response):
        if not environ["PATH_INFO"].startswith("/worlds"):
            return self.moto(environ, start_response)
        try:
            answer = control(Request(environ))
            response = answer if isinstance(answer, Response) else Response(json.dumps(answer))
        except Exception:
            response = Response(traceback.format_exc(), status=500)
        return response(environ, start_response)


class Silent(WSGIRequestHandler):
    def log(self, *_):
        pass


def end_with(parent):
    """The suite may be killed; nobody else would end this process then."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


def main():
    ec2.install()
    cloudformation.install()
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    server = make_server("127.0.0.1", 0, Application(), threaded=True, request_handler=Silent)
    print(json.dumps({"port": server.server_port}), flush=True)
    server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
