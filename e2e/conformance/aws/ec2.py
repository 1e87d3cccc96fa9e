"""Puts the strict behaviour in front of moto's EC2, and writes down every call that changes something."""

import fnmatch
import functools
import json
import re

import moto.iam.models
from botocore.session import get_session
from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, BaseResponse
from moto.core.utils import camelcase_to_underscores
from moto.ec2.exceptions import DryRunClientError, EC2ClientError
from moto.ec2.responses import EC2Response
from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend
from moto.ecs.responses import EC2ContainerServiceResponse

import endpoints
import groups
import zones
from world import WORLDS, world_of_access_key

READING = re.compile(r"Describe|Get|List|Search|Validate")
LOGGED_SERVICES = ("ec2", "ecs", "ssm", "route53")
ENDPOINT_FILTERS = {
    "ip-address-type": "IpAddressType",
    "service-name": "ServiceName",
    "vpc-endpoint-id": "VpcEndpointId",
    "vpc-endpoint-state": "State",
    "vpc-endpoint-type": "VpcEndpointType",
    "vpc-id": "VpcId",
}


def world_of(response):
    account = response.current_account
    if account not in WORLDS:
        raise EC2ClientError("AuthFailure", "These credentials belong to no world of the conformance suite")
    return WORLDS[account]


def answers(response_class):
    """Makes a function the answer to the API action of its name."""

    def replace(function):
        plain = getattr(response_class, function.__name__)
        setattr(
            response_class, function.__name__, functools.wraps(function)(lambda self: function(self, plain))
        )
        return function

    return replace


@answers(EC2Response)
def create_vpc_endpoint(self, _):
    world, params = world_of(self), dict(self.params)
    self.call_record["after"] = endpoints.available(self.ec2_backend)
    fault = world.take_fault("CreateVpcEndpoint", params)
    if fault and "code" in fault:
        raise EC2ClientError(fault["code"], fault.get("message", "made to fail by the test"))
    endpoint = endpoints.create(world, self.ec2_backend, self.region, params)
    if fault and "state" in fault:
        endpoint.final_state = fault["state"]
        endpoint.state = "pending" if endpoint.reads_left else fault["state"]
    self.call_record["id"] = endpoint.id
    result = {"VpcEndpoint": endpoints.describe(self.ec2_backend, endpoint, endpoint.state)}
    if params.get("ClientToken"):
        result["ClientToken"] = params["ClientToken"]
    return ActionResult(result)


@answers(EC2Response)
def modify_vpc_endpoint(self, _):
    endpoints.modify(world_of(self), self.ec2_backend, self.region, dict(self.params))
    return ActionResult({"Return": True})


@answers(EC2Response)
def delete_vpc_endpoints(self, _):
    dry_run = endpoints.as_bool(self._get_param("DryRun"), False)
    unsuccessful = []
    for endpoint_id in self._get_param("VpcEndpointIds", []):
        try:
            if dry_run:
                endpoints.find(self.ec2_backend, endpoint_id)
            else:
                endpoints.delete(self.ec2_backend, endpoint_id)
        except EC2ClientError as error:
            code = error.code.replace("InvalidVpcEndpointId.", "InvalidVpcEndpoint.")
            unsuccessful.append(
                {"ResourceId": endpoint_id, "Error": {"Code": code, "Message": error.message}}
            )
    if dry_run:
        raise DryRunClientError()
    return ActionResult({"Unsuccessful": unsuccessful})


@answers(EC2Response)
def describe_vpc_endpoints(self, _):
    backend = self.ec2_backend
    ids = self._get_param("VpcEndpointIds", [])
    wanted = [endpoints.find(backend, i) for i in ids] if ids else list(backend.vpc_end_points.values())
    filters = self._filters_from_querystring()
    chosen = [e for e in wanted if matches(endpoints.describe(backend, e, e.state), filters)]
    described = []
    for endpoint in chosen:
        if not ids and endpoint.unseen > 0:
            endpoint.unseen -= 1
            continue
        description = endpoints.describe(backend, endpoint, endpoint.state)
        endpoints.read(world_of(self), backend, endpoint)
        described.append(description)
    return ActionResult({"VpcEndpoints": described})


def matches(description, filters):
    tags = {tag["Key"]: tag["Value"] for tag in description["Tags"]}
    for name, patterns in filters.items():
        if name in ENDPOINT_FILTERS:
            found = [description[ENDPOINT_FILTERS[name]]]
        elif name == "tag-key":
            found = list(tags)
        elif name.startswith("tag:"):
            found = [tags[name[4:]]] if name[4:] in tags else []
        else:
            raise EC2ClientError("InvalidFilter", f"The filter '{name}' is invalid")
        if not any(fnmatch.fnmatchcase(value, pattern) for value in found for pattern in patterns):
            return False
    return True


@answers(EC2Response)
def describe_vpc_endpoint_services(self, _):
    offerings = world_of(self).offerings(self.region)
    names = self._get_param("ServiceNames", [])
    for name in names:
        if name not in [offering.name for offering in offerings]:
            raise EC2ClientError("InvalidServiceName", f"The Vpc Endpoint Service '{name}' does not exist")
    filters = self._filters_from_querystring()
    unknown = set(filters) - {"service-name", "service-type", "owner"}
    if unknown:
        raise EC2ClientError("InvalidFilter", f"The filter '{sorted(unknown)[0]}' is invalid")
    zones = [zone.name for zone in RegionsAndZonesBackend.zones.get(self.region, [])]
    details = [
        describe_service(self.region, offering, zones)
        for offering in offerings
        if (not names or offering.name in names)
        and fits(offering.name, filters.get("service-name"))
        and fits(offering.type, filters.get("service-type"))
        and fits("amazon", filters.get("owner"))
    ]
    return ActionResult({"ServiceNames": [d["ServiceName"] for d in details], "ServiceDetails": details})


def fits(value, patterns):
    return patterns is None or any(fnmatch.fnmatchcase(value, pattern) for pattern in patterns)


def describe_service(region, offering, zones):
    detail = {
        "ServiceName": offering.name,
        "ServiceId": "vpce-svc-" + format(abs(hash((offering.name, offering.type))) % 16**17, "017x"),
        "ServiceType": [{"ServiceType": offering.type}],
        "ServiceRegion": region,
        "AvailabilityZones": list(offering.zones or zones),
        "Owner": "amazon",
        "BaseEndpointDnsNames": [f"{offering.short}.{region}.vpce.amazonaws.com"],
        "VpcEndpointPolicySupported": offering.policy,
        "AcceptanceRequired": False,
        "ManagesVpcEndpoints": False,
        "Tags": [],
        "SupportedIpAddressTypes": list(offering.ip_types),
    }
    if offering.private_dns:
        detail["PrivateDnsName"] = offering.private_dns[0]
        detail["PrivateDnsNames"] = [{"PrivateDnsName": name} for name in offering.private_dns]
        detail["PrivateDnsNameVerificationState"] = "verified"
    return detail


@answers(EC2Response)
def create_security_group(self, plain):
    groups.check_new(self.params)
    answer = plain(self)
    self.call_record["id"] = answer.result["GroupId"]
    return answer


@answers(EC2Response)
def authorize_security_group_ingress(self, plain):
    groups.check_permissions(self.ec2_backend, self._get_param("GroupId"), permissions_of(self.params))
    return plain(self)


@answers(EC2Response)
def authorize_security_group_egress(self, plain):
    groups.check_permissions(self.ec2_backend, self._get_param("GroupId"), permissions_of(self.params))
    return plain(self)


def permissions_of(params):
    """Both spellings of a rule: a list of permissions, or one permission's members as parameters."""
    if params.get("IpPermissions"):
        return params["IpPermissions"]
    cidr = params.get("CidrIp")
    return [{**params, "IpRanges": [{"CidrIp": cidr}] if cidr else []}]


@answers(EC2Response)
def delete_security_group(self, plain):
    group_id = self._get_param("GroupId")
    if group_id and self.ec2_backend.get_security_group_from_id(group_id):
        groups.check_unused(self.ec2_backend, group_id)
    return plain(self)


@answers(EC2Response)
def create_tags(self, plain):
    tags = {tag["Key"]: tag.get("Value", "") for tag in self._get_param("Tags", [])}
    endpoints.check_tags(tags)
    return plain(self)


@answers(EC2ContainerServiceResponse)
def list_container_instances(self, plain):
    self.ecs_backend._get_cluster(self._get_param("cluster", "default"))
    return plain(self)


def honour_dry_run():
    """moto ignores --dry-run in most actions and changes what it was only asked about."""
    own = ("CreateVpcEndpoint", "ModifyVpcEndpoint", "DeleteVpcEndpoints")
    model = get_session().get_service_model("ec2")
    for action in model.operation_names:
        method = camelcase_to_underscores(action)
        if READING.match(action) or action in own or not hasattr(EC2Response, method):
            continue
        if (
            "DryRun"
            in (model.operation_model(action).input_shape or model.shape_for("DescribeVpcsRequest")).members
        ):
            setattr(EC2Response, method, refusing_dry_run(getattr(EC2Response, method)))


def refusing_dry_run(plain):
    @functools.wraps(plain)
    def method(self):
        if endpoints.as_bool(self._get_param("DryRun"), False):
            raise DryRunClientError()
        return plain(self)

    return method


def log_changes():
    plain = BaseResponse.call_action

    def call_action(self):
        world = WORLDS.get(self.current_account)
        action = self._get_action()
        # This one is made to fail where it is answered: it may also end in a state.
        fault = world and action != "CreateVpcEndpoint" and world.take_fault(action, parameters_of(self))
        if fault:
            setattr(self, camelcase_to_underscores(action), refusing(fault, self.service_name))
        if not world or self.service_name not in LOGGED_SERVICES or READING.match(action):
            self.call_record = {}
            return plain(self)
        self.call_record = world.record(self.service_name, action, self.region, parameters_of(self))
        status, headers, body = plain(self)
        if status >= 400:
            code = re.search(r"<Code>([^<]+)</Code>|\"__type\":\s*\"([^\"]+)", str(body))
            self.call_record["error"] = next(filter(None, code.groups())) if code else str(status)
        return status, headers, body

    BaseResponse.call_action = call_action


def refusing(fault, service_name):
    refusal = {"ec2": EC2ClientError, "route53": zones.Refused}.get(service_name, ServiceException)

    def method():
        raise refusal(fault["code"], fault.get("message", "made to fail by the test"))

    return method


def parameters_of(response):
    parsed = getattr(response, "params", None)
    return (
        dict(parsed)
        if parsed
        else json.loads(response.body or "{}")
        if response.service_name not in ("ec2", "route53")
        else {}
    )


def install():
    moto.iam.models.get_account_id_from = world_of_access_key
    groups.install()
    honour_dry_run()
    log_changes()
