"""CloudFormation for the two kinds of resource that the exports have, in place of moto's.

moto's own engine drops tags, writes policies as Python text, lets endpoints survive their stack, ignores DependsOn in
change sets and reports no failure; hardly anything of it would be left after patching.
"""

import datetime
import json
import uuid

from moto.cloudformation.responses import CloudFormationResponse
from moto.cloudformation.exceptions import CloudFormationError
from moto.core.responses import ActionResult, EmptyResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend

import endpoints
import services
from ec2 import world_of
from place import Place
from template import Evaluation, TemplateError, creation_order, dependencies, parse


class ResourceFailure(Exception):
    pass


class Resource:
    properties: dict
    replacing: set
    physical_id: str

    def __init__(self, place, logical_id, values, tags):
        self.place, self.logical_id, self.values = place, logical_id, values
        self.tags = {**tags, "aws:cloudformation:logical-id": logical_id}
        self.tags.update({tag["Key"]: tag["Value"] for tag in values.get("Tags", [])})
        self.check_types()

    def check_types(self):
        for name, value in self.values.items():
            if name not in self.properties:
                raise ResourceFailure(f"Encountered unsupported property {name}")
            expected = self.properties[name]
            if expected is bool and str(value).lower() in ("true", "false"):
                continue
            if not isinstance(value, expected):
                raise ResourceFailure(
                    f"Properties validation failed for resource {self.logical_id} with message: #/{name}: found {value!r}"
                )

    def tag_specifications(self, kind):
        return [{"ResourceType": kind, "Tags": [{"Key": k, "Value": str(v)} for k, v in self.tags.items()]}]


class VpcEndpoint(Resource):
    properties = {
        "VpcId": str, "ServiceName": str, "VpcEndpointType": str, "SubnetIds": list, "SecurityGroupIds": list,
        "RouteTableIds": list, "PrivateDnsEnabled": bool, "PolicyDocument": (dict, str), "IpAddressType": str,
        "DnsOptions": dict, "Tags": list,
    }  # fmt: skip
    replacing = {"VpcId", "ServiceName", "VpcEndpointType"}

    def wanted(self):
        values = {k: v for k, v in self.values.items() if k not in ("Tags", "DnsOptions")}
        if isinstance(values.get("PolicyDocument"), dict):
            values["PolicyDocument"] = json.dumps(values["PolicyDocument"])
        if values.get("IpAddressType") == "not-specified":
            del values["IpAddressType"]
        if "DnsOptions" in self.values:
            values["DnsOptions"] = dns_options(self.values["DnsOptions"])
        return values

    def create(self):
        params = {**self.wanted(), "TagSpecifications": self.tag_specifications("vpc-endpoint")}
        self.physical_id = self.place.create_endpoint(params, self.after).id

    def update(self, before):
        self.physical_id = before.physical_id
        endpoint = endpoints.find(self.place.backend, self.physical_id)
        wanted, params = self.wanted(), {"VpcEndpointId": self.physical_id}
        for name, has in (
            ("SubnetIds", endpoint.settings.subnet_ids),
            ("SecurityGroupIds", endpoint.settings.security_group_ids),
            ("RouteTableIds", endpoint.settings.route_table_ids),
        ):
            params[f"Add{name}"] = [i for i in wanted.get(name, []) if i not in has]
            params[f"Remove{name}"] = [i for i in has if i not in wanted.get(name, has if name[0] == "S" else [])]
        params = {name: ids for name, ids in params.items() if ids}
        if "PolicyDocument" in wanted:
            params["PolicyDocument"] = wanted["PolicyDocument"]
        elif endpoint.settings.policy:
            params["ResetPolicy"] = True
        params["PrivateDnsEnabled"] = endpoints.as_bool(wanted.get("PrivateDnsEnabled"), False)
        params.update({name: wanted[name] for name in ("IpAddressType", "DnsOptions") if name in wanted})
        self.place.modify_endpoint(params)
        self.place.backend.tags[self.physical_id] = dict(self.tags)

    def delete(self):
        self.place.delete_endpoint(self.physical_id)

    def attributes(self):
        endpoint = endpoints.find(self.place.backend, self.physical_id)
        return {
            "Id": self.physical_id,
            "CreationTimestamp": endpoint.creation_timestamp.isoformat(),
            "DnsEntries": [f"{entry['hosted_zone_id']}:{entry['dns_name']}" for entry in endpoint.dns_entries],
            "NetworkInterfaceIds": endpoint.network_interface_ids,
        }


def dns_options(values):
    inbound = {"OnlyInboundResolver": True, "AllResolvers": False}
    options = {}
    for name, value in values.items():
        if name == "DnsRecordIpType":
            options[name] = value
        elif name == "PrivateDnsOnlyForInboundResolverEndpoint":
            if value in inbound:
                options[name] = inbound[value]
            elif value != "NotSpecified":
                raise ResourceFailure(f"#/DnsOptions/{name}: {value} is not a valid enum value")
        else:
            raise ResourceFailure(f"Encountered unsupported property {name}")
    return {name: value for name, value in options.items() if value != "not-specified"}


class SecurityGroup(Resource):
    properties = {
        "GroupDescription": str, "GroupName": str, "VpcId": str, "SecurityGroupIngress": list,
        "SecurityGroupEgress": list, "Tags": list,
    }  # fmt: skip
    replacing = {"GroupDescription", "GroupName", "VpcId"}

    def create(self):
        if "GroupDescription" not in self.values:
            raise ResourceFailure("Properties validation failed: required key [GroupDescription] not found")
        name = self.values.get("GroupName") or f"{self.place.stack_name}-{self.logical_id}-{uuid.uuid4().hex[:12].upper()}"
        params = {
            "GroupName": name,
            "Description": self.values["GroupDescription"],
            "VpcId": self.values.get("VpcId"),
            "TagSpecifications": self.tag_specifications("security-group"),
        }
        self.physical_id = self.place.create_group(params).id
        self.write_rules()

    def write_rules(self):
        for direction in ("Ingress", "Egress"):
            rules = self.values.get(f"SecurityGroup{direction}")
            if rules is None:
                continue
            if direction == "Egress":
                self.place.backend.get_security_group_from_id(self.physical_id).egress_rules.clear()
            for rule in rules:
                authorize(self.place, direction, self.physical_id, rule)

    def update(self, before):
        self.physical_id = before.physical_id
        group = self.place.backend.get_security_group_from_id(self.physical_id)
        if self.values.get("SecurityGroupIngress") != before.values.get("SecurityGroupIngress"):
            group.ingress_rules.clear()
        if self.values.get("SecurityGroupEgress") != before.values.get("SecurityGroupEgress"):
            group.egress_rules.clear()
        self.write_rules()
        self.place.backend.tags[self.physical_id] = dict(self.tags)

    def delete(self):
        self.place.delete_group(self.physical_id)

    def attributes(self):
        return {"GroupId": self.physical_id, "Id": self.physical_id, "VpcId": self.values.get("VpcId")}


RULE_PROPERTIES = {
    "IpProtocol": str, "FromPort": (int, str), "ToPort": (int, str), "Description": str, "CidrIp": str, "CidrIpv6": str,
    "SourceSecurityGroupId": str, "SourcePrefixListId": str, "DestinationSecurityGroupId": str,
    "DestinationPrefixListId": str,
}  # fmt: skip


class Rule(Resource):
    properties = {**RULE_PROPERTIES, "GroupId": str}
    replacing = set(properties)
    direction = "Ingress"

    def create(self):
        rules = authorize(self.place, self.direction, self.values["GroupId"], self.values)
        self.physical_id = rules[0].id

    def delete(self):
        self.place.revoke(self.direction, self.values["GroupId"], self.physical_id)

    def attributes(self):
        return {"Id": self.physical_id}


class EgressRule(Rule):
    direction = "Egress"


RESOURCE_TYPES = {
    "AWS::EC2::VPCEndpoint": VpcEndpoint,
    "AWS::EC2::SecurityGroup": SecurityGroup,
    "AWS::EC2::SecurityGroupIngress": Rule,
    "AWS::EC2::SecurityGroupEgress": EgressRule,
}


def authorize(place, direction, group_id, rule):
    for name in rule:
        if name not in RULE_PROPERTIES and name != "GroupId":
            raise ResourceFailure(f"Encountered unsupported property {name}")
    note = {"Description": rule["Description"]} if "Description" in rule else {}
    permission = {"IpProtocol": rule.get("IpProtocol")}
    permission.update({name: int(rule[name]) for name in ("FromPort", "ToPort") if name in rule})
    side = "Source" if direction == "Ingress" else "Destination"
    for name, kind, key in (
        ("CidrIp", "IpRanges", "CidrIp"),
        ("CidrIpv6", "Ipv6Ranges", "CidrIpv6"),
        (f"{side}PrefixListId", "PrefixListIds", "PrefixListId"),
        (f"{side}SecurityGroupId", "UserIdGroupPairs", "GroupId"),
    ):
        if name in rule:
            permission[kind] = [{key: rule[name], **note}]
    return place.authorize(direction, {"GroupId": group_id, "IpPermissions": [permission]})


class Stack:
    def __init__(self, world, region, name, tags):
        self.place = Place(world, region, "cloudformation")
        self.place.stack_name = name
        self.name = name
        partition = services.partition_of(region)
        self.id = f"arn:{partition['id']}:cloudformation:{region}:{world.account}:stack/{name}/{uuid.uuid4()}"
        self.pseudo = {
            "AWS::AccountId": world.account,
            "AWS::NotificationARNs": [],
            "AWS::Partition": partition["id"],
            "AWS::Region": region,
            "AWS::StackId": self.id,
            "AWS::StackName": name,
            "AWS::URLSuffix": partition["dnsSuffix"],
        }
        self.tags = tags
        self.created = {}
        self.events = []
        self.outputs = []
        self.parameters = {}
        self.text = ""
        self.status, self.reason = "REVIEW_IN_PROGRESS", None
        self.time = datetime.datetime.now(datetime.timezone.utc)

    def evaluate(self, text, parameters):
        evaluation = Evaluation(parse(text), parameters, self.pseudo, self.exists)
        evaluation.order = creation_order(evaluation.resources)
        for name, resource in evaluation.resources.items():
            if resource["Type"] not in RESOURCE_TYPES:
                raise TemplateError(f"Template format error: the stand-in has no resource type {resource['Type']} ({name})")
        return evaluation

    def exists(self, kind, value):
        backend = self.place.backend
        if kind == "AWS::EC2::VPC::Id":
            return value in backend.vpcs
        if kind == "AWS::EC2::Subnet::Id":
            return any(value in by_id for by_id in backend.subnets.values())
        if kind == "AWS::EC2::SecurityGroup::Id":
            return backend.get_security_group_from_id(value) is not None
        return value in [zone.name for zone in RegionsAndZonesBackend.zones.get(self.place.region, [])]

    def apply(self, text, parameters, verb):
        """Creates or updates; a failure undoes what this call did and is reported in the stack's status."""
        evaluation = self.evaluate(text, parameters)
        before = dict(self.created)
        self.set_status(f"{verb}_IN_PROGRESS", "User Initiated")
        try:
            self.make(evaluation, before)
            outputs = evaluation.outputs()
        except (ResourceFailure, TemplateError) as failure:
            self.reason = str(failure)
            self.undo(before)
            self.set_status("ROLLBACK_COMPLETE" if verb == "CREATE" else "UPDATE_ROLLBACK_COMPLETE", self.reason)
            return
        for name, resource in reversed(list(before.items())):
            if self.created.get(name) is not resource and not self.shares_id(name, resource):
                self.remove(name, resource)
        self.created = {name: self.created[name] for name in evaluation.order}
        self.text, self.parameters, self.outputs = text, parameters, outputs
        self.set_status(f"{verb}_COMPLETE")

    def make(self, evaluation, before):
        self.undoing = []
        tags = {**self.tags, "aws:cloudformation:stack-name": self.name, "aws:cloudformation:stack-id": self.id}
        for name in evaluation.order:
            template = evaluation.resources[name]
            values = evaluation.value(template.get("Properties", {}))
            try:
                resource = RESOURCE_TYPES[template["Type"]](self.place, name, values, tags)
                resource.type = template["Type"]
                resource.after = services_before(evaluation, name)
                resource = self.make_one(name, resource, before.get(name))
            except (ResourceFailure, EC2ClientError) as failure:
                self.event(name, template["Type"], "CREATE_FAILED", reason=explain(failure))
                raise ResourceFailure(f"The following resource(s) failed to create: [{name}]. {explain(failure)}") from failure
            self.created[name] = evaluation.created[name] = resource

    def make_one(self, name, resource, old):
        """The resource that the stack has afterwards: the new one, or the old one where nothing changed."""
        if old is None or old.type != resource.type or differs(old.values, resource.values, resource.replacing):
            resource.create()
            self.undoing.append(resource.delete)
            self.event(name, resource.type, "CREATE_COMPLETE", resource.physical_id)
            return resource
        if not differs(old.values, resource.values):
            return old
        resource.update(old)
        self.undoing.append(lambda: old.update(resource))
        self.event(name, resource.type, "UPDATE_COMPLETE", resource.physical_id)
        return resource

    def shares_id(self, name, resource):
        return name in self.created and self.created[name].physical_id == resource.physical_id

    def undo(self, before):
        for step in reversed(self.undoing):
            try:
                step()
            except EC2ClientError as failure:
                self.reason += f" Rollback: {explain(failure)}"
        self.created = before

    def remove(self, name, resource):
        resource.delete()
        self.event(name, resource.type, "DELETE_COMPLETE", resource.physical_id)

    def delete(self):
        self.set_status("DELETE_IN_PROGRESS", "User Initiated")
        try:
            for name, resource in reversed(list(self.created.items())):
                self.remove(name, resource)
                del self.created[name]
        except EC2ClientError as failure:
            self.set_status("DELETE_FAILED", explain(failure))
            return
        self.set_status("DELETE_COMPLETE")

    def set_status(self, status, reason=None):
        self.status, self.reason = status, reason
        self.event(self.name, "AWS::CloudFormation::Stack", status, self.id, reason)

    def event(self, name, kind, status, physical_id="", reason=None):
        event = {
            "StackId": self.id, "StackName": self.name, "EventId": str(uuid.uuid4()), "LogicalResourceId": name,
            "PhysicalResourceId": physical_id, "ResourceType": kind, "ResourceStatus": status, "Timestamp": self.time,
        }  # fmt: skip
        if reason:
            event["ResourceStatusReason"] = reason
        self.events.append(event)

    def describe(self):
        description = {
            "StackId": self.id, "StackName": self.name, "StackStatus": self.status, "CreationTime": self.time,
            "Parameters": [{"ParameterKey": k, "ParameterValue": v} for k, v in self.parameters.items()],
            "Tags": [{"Key": k, "Value": v} for k, v in self.tags.items()],
        }  # fmt: skip
        if self.reason:
            description["StackStatusReason"] = self.reason
        if self.outputs:
            description["Outputs"] = self.outputs
        return description

    def resources(self):
        return [
            {
                "StackId": self.id, "StackName": self.name, "LogicalResourceId": name,
                "PhysicalResourceId": resource.physical_id, "ResourceType": resource.type,
                "ResourceStatus": "CREATE_COMPLETE", "Timestamp": self.time, "LastUpdatedTimestamp": self.time,
            }
            for name, resource in self.created.items()
        ]  # fmt: skip


def services_before(evaluation, name):
    """The services of the endpoints that this resource depends on: nothing else is sure to be there before it."""
    before = [evaluation.created[other] for other in dependencies(evaluation.resources, name)]
    return [resource.values["ServiceName"] for resource in before if isinstance(resource, VpcEndpoint)]


def explain(failure):
    if isinstance(failure, EC2ClientError):
        return f"{failure.message} (Service: Ec2, Status Code: 400, Error Code: {failure.code})"
    return str(failure)


def differs(old, new, names=None):
    names = {*old, *new} if names is None else names
    return any(old.get(name) != new.get(name) for name in names)


class Requests:
    """The API actions, as methods of moto's response class."""

    def create_stack(self):
        stack = new_stack(self)
        return reporting(lambda: stack.apply(self._get_param("TemplateBody"), given_parameters(self), "CREATE"), stack, self)

    def update_stack(self):
        stack = find_stack(self)
        text = stack.text if self._get_param("UsePreviousTemplate") else self._get_param("TemplateBody")
        parameters = given_parameters(self, stack)
        if text == stack.text and parameters == stack.parameters:
            refuse("No updates are to be performed.")
        return reporting(lambda: stack.apply(text, parameters, "UPDATE"), stack, self)

    def delete_stack(self):
        stack = find_stack(self, missing=None)
        if stack:
            stack.delete()
        return EmptyResult()

    def describe_stacks(self):
        stacks = [find_stack(self)] if self._get_param("StackName") else list(world_of(self).stacks.values())
        return ActionResult({"Stacks": [stack.describe() for stack in stacks]})

    def describe_stack_events(self):
        return ActionResult({"StackEvents": find_stack(self).events[::-1]})

    def describe_stack_resources(self):
        return ActionResult({"StackResources": find_stack(self).resources()})

    def list_stack_resources(self):
        return ActionResult({"StackResourceSummaries": find_stack(self).resources()})

    def get_template(self):
        return ActionResult({"TemplateBody": find_stack(self).text})

    def validate_template(self):
        try:
            template = parse(self._get_param("TemplateBody"))
        except TemplateError as error:
            refuse(str(error))
        parameters = [
            {"ParameterKey": name, "Description": p.get("Description", ""), "NoEcho": False}
            for name, p in template.get("Parameters", {}).items()
        ]
        return ActionResult({"Description": template.get("Description", ""), "Parameters": parameters})

    def create_change_set(self):
        kind = self._get_param("ChangeSetType") or "UPDATE"
        stack = new_stack(self) if kind == "CREATE" else find_stack(self)
        text, parameters = self._get_param("TemplateBody"), given_parameters(self, stack)
        try:
            stack.evaluate(text, parameters)
        except TemplateError as error:
            refuse(str(error))
        name = self._get_param("ChangeSetName")
        change_id = stack.id.replace(":stack/", ":changeSet/") + "/" + name
        same = text == stack.text and parameters == stack.parameters
        stack.change_set = {"Id": change_id, "Name": name, "text": text, "parameters": parameters, "kind": kind, "same": same}
        world_of(self).stacks[stack.name] = stack
        return ActionResult({"Id": change_id, "StackId": stack.id})

    def describe_change_set(self):
        stack, change = find_change_set(self)
        result = {"ChangeSetId": change["Id"], "ChangeSetName": change["Name"], "StackId": stack.id, "StackName": stack.name}
        if change["same"]:
            reason = "The submitted information didn't contain changes."
            return ActionResult({**result, "Status": "FAILED", "StatusReason": reason, "Changes": []})
        return ActionResult({**result, "Status": "CREATE_COMPLETE", "ExecutionStatus": "AVAILABLE", "Changes": []})

    def execute_change_set(self):
        stack, change = find_change_set(self)
        stack.apply(change["text"], change["parameters"], "CREATE" if change["kind"] == "CREATE" else "UPDATE")
        return EmptyResult()


def refuse(message, code="ValidationError"):
    raise CloudFormationError(code, message)


def given_parameters(request, stack=None):
    return {
        given["ParameterKey"]: stack.parameters[given["ParameterKey"]]
        if stack and given.get("UsePreviousValue")
        else given.get("ParameterValue", "")
        for given in request._get_param("Parameters", [])
    }


def new_stack(request):
    world, name = world_of(request), request._get_param("StackName")
    if name in world.stacks and world.stacks[name].status not in ("DELETE_COMPLETE", "REVIEW_IN_PROGRESS"):
        refuse(f"Stack [{name}] already exists", "AlreadyExistsException")
    tags = {tag["Key"]: tag["Value"] for tag in request._get_param("Tags", [])}
    return Stack(world, request.region, name, tags)


def find_stack(request, missing=refuse):
    name = request._get_param("StackName")
    for stack in world_of(request).stacks.values():
        if name == stack.id or (name == stack.name and stack.status != "DELETE_COMPLETE"):
            return stack
    return missing and missing(f"Stack with id {name} does not exist")


def find_change_set(request):
    name = request._get_param("ChangeSetName")
    for stack in world_of(request).stacks.values():
        change = getattr(stack, "change_set", None)
        if change and name in (change["Id"], change["Name"]):
            return stack, change
    return refuse(f"ChangeSet [{name}] does not exist", "ChangeSetNotFound")


def reporting(apply, stack, request):
    try:
        apply()
    except TemplateError as error:
        refuse(str(error))
    world_of(request).stacks[stack.name] = stack
    return ActionResult({"StackId": stack.id})


def install():
    CloudFormationResponse.RESPONSE_KEY_PATH_TO_TRANSFORMER = {}
    for name, method in vars(Requests).items():
        if not name.startswith("_"):
            setattr(CloudFormationResponse, name, method)
