"""Reads a CloudFormation template and evaluates it: parameters, conditions, rules, intrinsic functions.

Stricter than moto's: whatever CloudFormation refuses is refused with a ValidationError, and a function or section that
is not known here is an error, never ignored.
"""

import base64
import json
import re

import yaml

BODY_LIMIT = 51200
SECTIONS = {
    "AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Rules", "Mappings", "Conditions", "Transform",
    "Resources", "Outputs",
}  # fmt: skip
RESOURCE_KEYS = {
    "Type", "Properties", "DependsOn", "Condition", "Metadata", "DeletionPolicy", "UpdateReplacePolicy",
    "CreationPolicy", "UpdatePolicy",
}  # fmt: skip
PARAMETER_TYPES = {
    "String", "Number", "CommaDelimitedList", "List<Number>", "AWS::EC2::VPC::Id", "AWS::EC2::Subnet::Id",
    "AWS::EC2::SecurityGroup::Id", "AWS::EC2::AvailabilityZone::Name", "List<AWS::EC2::VPC::Id>",
    "List<AWS::EC2::Subnet::Id>", "List<AWS::EC2::SecurityGroup::Id>", "List<AWS::EC2::AvailabilityZone::Name>",
}  # fmt: skip
NOTHING = object()


class TemplateError(Exception):
    pass


class Loader(yaml.SafeLoader):
    """YAML as CloudFormation reads it: short tags, and dates stay text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def construct_short_tag(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix in ("Ref", "Condition"):
        return {suffix: value}
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {f"Fn::{suffix}": value}


def construct_mapping(loader, node, deep=False):
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    for key in keys:
        if keys.count(key) > 1:
            raise TemplateError(f"Template format error: duplicate key {key!r}")
    return yaml.SafeLoader.construct_mapping(loader, node, deep)


Loader.add_multi_constructor("!", construct_short_tag)
Loader.add_constructor("tag:yaml.org,2002:map", lambda loader, node: construct_mapping(loader, node, deep=True))


def parse(text):
    if len(text.encode()) > BODY_LIMIT:
        raise TemplateError(
            "1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have "
            f"length less than or equal to {BODY_LIMIT}"
        )
    try:
        template = json.loads(text) if text.lstrip().startswith("{") else yaml.load(text, Loader)
    except (ValueError, yaml.YAMLError) as error:
        raise TemplateError(f"Template format error: {error}") from error
    check_form(template)
    return template


def check_form(template):
    if not isinstance(template, dict) or not template.get("Resources"):
        raise TemplateError("Template format error: At least one Resources member must be defined.")
    for section in set(template) - SECTIONS:
        raise TemplateError(f"Invalid template property or properties [{section}]")
    if "Transform" in template:
        raise TemplateError("The stand-in runs no transforms")
    if template.get("AWSTemplateFormatVersion", "2010-09-09") != "2010-09-09":
        raise TemplateError("Template format error: unsupported value for AWSTemplateFormatVersion.")
    if len(str(template.get("Description", "")).encode()) > 1024:
        raise TemplateError("Template format error: 'Description' length is greater than 1024.")
    names = [*template.get("Parameters", {}), *template["Resources"], *template.get("Outputs", {})]
    for name in names:
        if not re.fullmatch(r"[A-Za-z0-9]{1,255}", name):
            raise TemplateError(f"Template format error: the name {name} is non alphanumeric.")
    for name, parameter in template.get("Parameters", {}).items():
        if parameter.get("Type") not in PARAMETER_TYPES:
            raise TemplateError(f"Template format error: Unrecognized parameter type: {parameter.get('Type')} ({name})")
    for name, resource in template["Resources"].items():
        check_resource_form(template, name, resource)
    known = {*template.get("Parameters", {}), *template["Resources"]}
    for name in references({"r": template["Resources"], "o": template.get("Outputs", {})}):
        if name not in known and not name.startswith("AWS::"):
            raise TemplateError(
                f"Template format error: Unresolved resource dependencies [{name}] in the Resources block of the template"
            )


def check_resource_form(template, name, resource):
    if not isinstance(resource, dict) or "Type" not in resource:
        raise TemplateError(f"Template format error: [/Resources/{name}] Every Resources object must contain a Type member.")
    for key in set(resource) - RESOURCE_KEYS:
        raise TemplateError(f"Invalid template resource property '{key}'")
    if "Condition" in resource and resource["Condition"] not in template.get("Conditions", {}):
        raise TemplateError(f"Template format error: condition {resource['Condition']} of {name} is not defined")
    for other in depends_on(resource):
        if other not in template["Resources"]:
            raise TemplateError(f"Template format error: Unresolved resource dependencies [{other}] in the Resources block")


def depends_on(resource):
    names = resource.get("DependsOn", [])
    return [names] if isinstance(names, str) else names


def references(node):
    """Every name that Ref, Fn::GetAtt or Fn::Sub mention."""
    if isinstance(node, list):
        for item in node:
            yield from references(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "Ref":
                yield value
            elif key == "Fn::GetAtt":
                yield value.split(".", 1)[0] if isinstance(value, str) else value[0]
            elif key == "Fn::Sub":
                text, own = (value, {}) if isinstance(value, str) else value
                yield from (n.split(".")[0] for n in sub_names(text) if n not in own)
                yield from references(own)
            elif key != "Metadata":
                yield from references(value)


def sub_names(text):
    names = re.findall(r"\$\{([^!}][^}]*)\}", text)
    for name in names:
        if not re.fullmatch(r"[A-Za-z0-9_.:]+", name):
            raise TemplateError(
                "Template error: variable names in Fn::Sub syntax must contain only alphanumeric characters, "
                f"underscores, periods, and colons: {name}"
            )
    return names


def creation_order(resources):
    """Dependencies first; among resources that depend on nothing open, the last one of the template first.

    CloudFormation promises no order between these, so the stand-in takes the one that their author did not write.
    """
    needs = {name: direct_dependencies(resources, name) for name in resources}
    order = []
    while len(order) < len(resources):
        ready = [name for name in resources if name not in order and needs[name] <= set(order)]
        if not ready:
            circle = ", ".join(name for name in resources if name not in order)
            raise TemplateError(f"Circular dependency between resources: [{circle}]")
        order.append(ready[-1])
    return order


def direct_dependencies(resources, name):
    resource = resources[name]
    return {n for n in [*depends_on(resource), *references(resource.get("Properties", {}))] if n in resources}


def dependencies(resources, name):
    found, open_names = set(), {name}
    while open_names:
        direct = direct_dependencies(resources, open_names.pop()) - found
        found |= direct
        open_names |= direct
    return found


class Evaluation:
    """A template with values for its parameters."""

    def __init__(self, template, given, pseudo, exists):
        self.template = template
        self.pseudo = pseudo
        self.created = {}
        self.parameters = self.read_parameters(given, exists)
        self.conditions = {name: self.condition(name) for name in template.get("Conditions", {})}
        self.check_rules()
        self.resources = {
            name: resource
            for name, resource in template["Resources"].items()
            if "Condition" not in resource or self.conditions[resource["Condition"]]
        }

    def read_parameters(self, given, exists):
        declared = self.template.get("Parameters", {})
        strange = [name for name in given if name not in declared]
        if strange:
            raise TemplateError(f"Parameters: [{', '.join(strange)}] do not exist in the template")
        missing = [name for name, p in declared.items() if name not in given and "Default" not in p]
        if missing:
            raise TemplateError(f"Parameters: [{', '.join(missing)}] must have values")
        return {
            name: read_parameter(name, declaration, as_text(given.get(name, declaration.get("Default"))), exists)
            for name, declaration in declared.items()
        }

    def condition(self, name):
        conditions = self.template.get("Conditions", {})
        if name not in conditions:
            raise TemplateError(f"Template format error: Unresolved condition {name}")
        return self.truth(conditions[name])

    def truth(self, node):
        if not isinstance(node, dict) or len(node) != 1:
            raise TemplateError(f"Template error: no condition: {node}")
        ((function, arguments),) = node.items()
        if function == "Condition":
            return self.condition(arguments)
        if function == "Fn::Equals":
            return as_text(self.value(arguments[0])) == as_text(self.value(arguments[1]))
        if function == "Fn::Not":
            return not self.truth(arguments[0])
        if function == "Fn::And":
            return all([self.truth(argument) for argument in arguments])
        if function == "Fn::Or":
            return any([self.truth(argument) for argument in arguments])
        if function == "Fn::Contains":
            return self.value(arguments[1]) in self.value(arguments[0])
        raise TemplateError(f"Template error: the stand-in does not know the condition function {function}")

    def check_rules(self):
        for name, rule in self.template.get("Rules", {}).items():
            if "RuleCondition" in rule and not self.truth(rule["RuleCondition"]):
                continue
            for assertion in rule["Assertions"]:
                if not self.truth(assertion["Assert"]):
                    text = assertion.get("AssertDescription", "assertion failed")
                    raise TemplateError(f"Template validation error: rule {name}: {text}")

    def value(self, node):
        if isinstance(node, list):
            return [value for value in map(self.value, node) if value is not NOTHING]
        if not isinstance(node, dict):
            return node
        function = next((key for key in node if key == "Ref" or key.startswith("Fn::")), None)
        if function is None:
            values = {key: self.value(value) for key, value in node.items()}
            return {key: value for key, value in values.items() if value is not NOTHING}
        if len(node) != 1:
            raise TemplateError(f"Template format error: {function} has a neighbour in the same object")
        method = getattr(self, "fn_" + function.removeprefix("Fn::").lower(), None)
        if method is None:
            raise TemplateError(f"Template error: the stand-in does not know {function}")
        return method(node[function])

    def fn_ref(self, name):
        if name == "AWS::NoValue":
            return NOTHING
        if name in self.pseudo:
            return self.pseudo[name]
        if name in self.parameters:
            return self.parameters[name]
        return self.resource(name).physical_id

    def fn_getatt(self, arguments):
        name, attribute = arguments.split(".", 1) if isinstance(arguments, str) else arguments
        attributes = self.resource(name).attributes()
        if attribute not in attributes:
            raise TemplateError(f"Template error: resource {name} does not support attribute type {attribute} in Fn::GetAtt")
        return attributes[attribute]

    def resource(self, name):
        if name not in self.created:
            raise TemplateError(f"Template format error: Unresolved resource dependencies [{name}]")
        return self.created[name]

    def fn_sub(self, arguments):
        text, own = (arguments, {}) if isinstance(arguments, str) else arguments
        sub_names(text)

        def replace(match):
            name = match[1]
            if name.startswith("!"):
                return "${" + name[1:] + "}"
            if name in own:
                return as_text(self.value(own[name]))
            value = self.fn_getatt(name) if "." in name else self.fn_ref(name)
            if isinstance(value, list):
                raise TemplateError(f"Template error: Fn::Sub of the list {name}")
            return as_text(value)

        return re.sub(r"\$\{([^}]*)\}", replace, text)

    def fn_if(self, arguments):
        name, yes, no = arguments
        if name not in self.conditions:
            raise TemplateError(f"Template error: condition {name} is not defined")
        return self.value(yes if self.conditions[name] else no)

    def fn_join(self, arguments):
        return arguments[0].join(as_text(value) for value in self.value(arguments[1]))

    def fn_split(self, arguments):
        return self.value(arguments[1]).split(arguments[0])

    def fn_select(self, arguments):
        index, values = int(self.value(arguments[0])), self.value(arguments[1])
        if index >= len(values):
            raise TemplateError(f"Template error: Fn::Select cannot select nonexistent value at index {index}")
        return values[index]

    def fn_findinmap(self, arguments):
        name, first, second = (self.value(argument) for argument in arguments)
        try:
            return self.template["Mappings"][name][first][second]
        except KeyError as error:
            raise TemplateError(f"Template error: Unable to get mapping for {name}::{first}::{second}") from error

    def fn_base64(self, argument):
        return base64.b64encode(self.value(argument).encode()).decode()

    def fn_tojsonstring(self, argument):
        return json.dumps(self.value(argument), separators=(",", ":"))

    def outputs(self):
        results = []
        for name, output in self.template.get("Outputs", {}).items():
            if "Condition" in output and not self.condition(output["Condition"]):
                continue
            value = self.value(output["Value"])
            if not isinstance(value, (str, int, float, bool)):
                raise TemplateError(f"Template format error: Output {name} must be a string")
            result = {"OutputKey": name, "OutputValue": as_text(value)}
            if "Description" in output:
                result["Description"] = output["Description"]
            if "Export" in output:
                result["ExportName"] = self.value(output["Export"]["Name"])
            results.append(result)
        return results


def as_text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ",".join(map(as_text, value))
    return str(value)


def read_parameter(name, declaration, text, exists):
    kind = declaration["Type"]
    is_list = kind == "CommaDelimitedList" or kind.startswith("List<")
    values = [part.strip() for part in text.split(",")] if is_list and text else [] if is_list else [text]
    for value in values:
        problem = problem_of_value(kind, declaration, value, exists)
        if problem:
            explained = declaration.get("ConstraintDescription")
            raise TemplateError(
                f"Parameter '{name}' failed to satisfy constraint: {explained}" if explained else f"Parameter '{name}' {problem}"
            )
    if is_list and "AWS::" in kind and not values:
        raise TemplateError(f"Parameter validation failed: parameter value for parameter name {name} does not exist")
    return values if is_list else values[0]


def problem_of_value(kind, declaration, value, exists):
    if "AllowedValues" in declaration and value not in map(as_text, declaration["AllowedValues"]):
        return f"must be one of AllowedValues: {value}"
    if "AllowedPattern" in declaration and not re.fullmatch(declaration["AllowedPattern"], value):
        return f"must match pattern {declaration['AllowedPattern']}: {value}"
    if len(value) < int(declaration.get("MinLength", 0)) or len(value) > int(declaration.get("MaxLength", 4096)):
        return f"must have a length within MinLength and MaxLength: {value}"
    if "Number" in kind:
        if not re.fullmatch(r"-?\d+(\.\d+)?", value):
            return f"must be a number: {value}"
        if not float(declaration.get("MinValue", "-inf")) <= float(value) <= float(declaration.get("MaxValue", "inf")):
            return f"must be within MinValue and MaxValue: {value}"
    if "AWS::EC2::" in kind and not exists(kind.removeprefix("List<").removesuffix(">"), value):
        return f"validation failed: the value {value} of type {kind} does not exist"
    return None
