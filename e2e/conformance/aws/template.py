"""Reads a CloudFormation template, checks its form and finds the order in which its resources are made.

Stricter than moto's: a section that is not known here is an error, never ignored.
"""

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
Loader.add_constructor(
    "tag:yaml.org,2002:map", lambda loader, node: construct_mapping(loader, node, deep=True)
)


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
            raise TemplateError(
                f"Template format error: Unrecognized parameter type: {parameter.get('Type')} ({name})"
            )
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
        raise TemplateError(
            f"Template format error: [/Resources/{name}] Every Resources object must contain a Type member."
        )
    for key in set(resource) - RESOURCE_KEYS:
        raise TemplateError(f"Invalid template resource property '{key}'")
    if "Condition" in resource and resource["Condition"] not in template.get("Conditions", {}):
        raise TemplateError(
            f"Template format error: condition {resource['Condition']} of {name} is not defined"
        )
    for other in depends_on(resource):
        if other not in template["Resources"]:
            raise TemplateError(
                f"Template format error: Unresolved resource dependencies [{other}] in the Resources block"
            )


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
    return {n for n in [*depends_on(resource), *references(resource.get("Properties", {})), *references(resource.get("Metadata", {}))] if n in resources}


def dependencies(resources, name):
    found, open_names = set(), {name}
    while open_names:
        direct = direct_dependencies(resources, open_names.pop()) - found
        found |= direct
        open_names |= direct
    return found
