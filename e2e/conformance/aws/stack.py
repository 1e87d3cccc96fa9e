"""A CloudFormation stack: creates its resources in dependency order, rolls back what fails, updates and deletes."""

import datetime
import uuid

from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend

import services
from evaluation import Evaluation
from place import Place
from stack_resources import RESOURCE_TYPES, ResourceFailure, VpcEndpoint
from template import TemplateError, creation_order, dependencies, parse


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
        evaluation = Evaluation(parse(text), parameters, self.pseudo, self.exists, self.look_up)
        evaluation.order = creation_order(evaluation.resources)
        for name, resource in evaluation.resources.items():
            if resource["Type"] not in RESOURCE_TYPES:
                raise TemplateError(
                    f"Template format error: the stand-in has no resource type {resource['Type']} ({name})"
                )
        return evaluation

    def look_up(self, kind, value, attribute):
        """An attribute of what a parameter names, as rules may ask for it."""
        if (kind, attribute) != ("AWS::EC2::Subnet::Id", "VpcId"):
            raise TemplateError(f"Template error: the stand-in does not know {attribute} of {kind}")
        return self.place.backend.get_subnet(value).vpc_id

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
            self.set_status(
                "ROLLBACK_COMPLETE" if verb == "CREATE" else "UPDATE_ROLLBACK_COMPLETE", self.reason
            )
            return
        for name, resource in reversed(list(before.items())):
            kept = self.created[name] if name in evaluation.order else None
            if kept is None or kept.physical_id != resource.physical_id:
                self.remove(name, resource)
        self.created = {name: self.created[name] for name in evaluation.order}
        self.text, self.parameters, self.outputs = text, parameters, outputs
        self.set_status(f"{verb}_COMPLETE")

    def make(self, evaluation, before):
        self.undoing = []
        tags = {
            **self.tags,
            "aws:cloudformation:stack-name": self.name,
            "aws:cloudformation:stack-id": self.id,
        }
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
                raise ResourceFailure(
                    f"The following resource(s) failed to create: [{name}]. {explain(failure)}"
                ) from failure
            self.created[name] = evaluation.created[name] = resource

    def make_one(self, name, resource, old):
        """The resource that the stack has afterwards: the new one, or the old one where nothing changed."""
        if (
            old is None
            or old.type != resource.type
            or differs(old.values, resource.values, resource.replacing)
        ):
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
