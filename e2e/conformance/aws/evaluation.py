"""Evaluates a CloudFormation template: parameters, conditions, rules, intrinsic functions.

Whatever CloudFormation refuses is a TemplateError, and so is a function that is not known here.
"""

import base64
import json
import re

from template import TemplateError, sub_names

NOTHING = object()


class Evaluation:
    """A template with values for its parameters."""

    def __init__(self, template, given, pseudo, exists, look_up=None):
        self.template = template
        self.look_up = look_up
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
            name: read_parameter(
                name, declaration, as_text(given.get(name, declaration.get("Default"))), exists
            )
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
        if function == "Fn::EachMemberEquals":
            wanted = self.value(arguments[1])
            return all([member == wanted for member in self.members(arguments[0])])
        if function == "Fn::EachMemberIn":
            allowed = self.members(arguments[1])
            return all([member in allowed for member in self.members(arguments[0])])
        raise TemplateError(f"Template error: the stand-in does not know the condition function {function}")

    def members(self, node):
        """A list in a rule: what is written, or an attribute of everything that parameters of a type name."""
        if not isinstance(node, dict) or "Fn::ValueOfAll" not in node:
            return self.value(node)
        kind, attribute = node["Fn::ValueOfAll"]
        declared = self.template.get("Parameters", {})
        named = [self.parameters[name] for name, p in declared.items() if p["Type"] in (kind, f"List<{kind}>")]
        flat = [item for value in named for item in (value if isinstance(value, list) else [value])]
        return [self.look_up(kind, item, attribute) for item in flat]

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
            raise TemplateError(
                f"Template error: resource {name} does not support attribute type {attribute} in Fn::GetAtt"
            )
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
            raise TemplateError(
                f"Template error: Fn::Select cannot select nonexistent value at index {index}"
            )
        return values[index]

    def fn_findinmap(self, arguments):
        name, first, second = (self.value(argument) for argument in arguments)
        try:
            return self.template["Mappings"][name][first][second]
        except KeyError as error:
            raise TemplateError(
                f"Template error: Unable to get mapping for {name}::{first}::{second}"
            ) from error

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
                f"Parameter '{name}' failed to satisfy constraint: {explained}"
                if explained
                else f"Parameter '{name}' {problem}"
            )
    if is_list and "AWS::" in kind and not values:
        raise TemplateError(
            f"Parameter validation failed: parameter value for parameter name {name} does not exist"
        )
    return values if is_list else values[0]


def problem_of_value(kind, declaration, value, exists):
    if "AllowedValues" in declaration and value not in map(as_text, declaration["AllowedValues"]):
        return f"must be one of AllowedValues: {value}"
    if "AllowedPattern" in declaration and not re.fullmatch(declaration["AllowedPattern"], value):
        return f"must match pattern {declaration['AllowedPattern']}: {value}"
    if len(value) < int(declaration.get("MinLength", 0)) or len(value) > int(
        declaration.get("MaxLength", 4096)
    ):
        return f"must have a length within MinLength and MaxLength: {value}"
    if "Number" in kind:
        if not re.fullmatch(r"-?\d+(\.\d+)?", value):
            return f"must be a number: {value}"
        if (
            not float(declaration.get("MinValue", "-inf"))
            <= float(value)
            <= float(declaration.get("MaxValue", "inf"))
        ):
            return f"must be within MinValue and MaxValue: {value}"
    if "AWS::EC2::" in kind and not exists(kind.removeprefix("List<").removesuffix(">"), value):
        return f"validation failed: the value {value} of type {kind} does not exist"
    return None
