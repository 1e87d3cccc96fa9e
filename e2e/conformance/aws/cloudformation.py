"""CloudFormation's API, in place of moto's.

moto's own engine drops tags, writes policies as Python text, lets endpoints survive their stack, ignores DependsOn
in change sets and reports no failure; hardly anything of it would be left after patching.
"""

from moto.cloudformation.exceptions import CloudFormationError
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.responses import ActionResult, EmptyResult

from ec2 import world_of
from stack import Stack
from template import TemplateError, parse


class Requests:
    """The API actions, as methods of moto's response class."""

    def create_stack(self):
        stack = new_stack(self)
        return reporting(
            lambda: stack.apply(self._get_param("TemplateBody"), given_parameters(self), "CREATE"),
            stack,
            self,
        )

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

    def get_template_summary(self):
        """`aws cloudformation deploy` asks this about a stack that it is to update."""
        template = parse(self._get_param("TemplateBody") or find_stack(self).text)
        return ActionResult(
            {
                "Parameters": [
                    {"ParameterKey": name, "ParameterType": parameter["Type"]}
                    for name, parameter in template.get("Parameters", {}).items()
                ]
            }
        )

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
        stack.change_set = {
            "Id": change_id,
            "Name": name,
            "text": text,
            "parameters": parameters,
            "kind": kind,
            "same": same,
        }
        world_of(self).stacks[stack.name] = stack
        return ActionResult({"Id": change_id, "StackId": stack.id})

    def describe_change_set(self):
        stack, change = find_change_set(self)
        result = {
            "ChangeSetId": change["Id"],
            "ChangeSetName": change["Name"],
            "StackId": stack.id,
            "StackName": stack.name,
        }
        if change["same"]:
            reason = "The submitted information didn't contain changes."
            return ActionResult({**result, "Status": "FAILED", "StatusReason": reason, "Changes": []})
        return ActionResult(
            {**result, "Status": "CREATE_COMPLETE", "ExecutionStatus": "AVAILABLE", "Changes": []}
        )

    def execute_change_set(self):
        stack, change = find_change_set(self)
        stack.apply(
            change["text"], change["parameters"], "CREATE" if change["kind"] == "CREATE" else "UPDATE"
        )
        return EmptyResult()


def refuse(message, code="ValidationError"):
    raise CloudFormationError(code, message)


def given_parameters(request, stack=None):
    parameters = {}
    for given in request._get_param("Parameters", []):
        name = given["ParameterKey"]
        if not given.get("UsePreviousValue"):
            parameters[name] = given.get("ParameterValue", "")
        elif stack and name in stack.parameters:
            parameters[name] = stack.parameters[name]
    return parameters


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
