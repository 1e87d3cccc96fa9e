"""What AWS documents about the policy of a VPC endpoint, beyond the grammar of IAM.

Used by the EC2 stand-in and by the cfn-lint rules. Values that are no text (unresolved CloudFormation functions) pass.
"""

import json
import re

LIMIT = 20480
VERSIONS = ("2008-10-17", "2012-10-17")
ELEMENTS = {
    "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
}  # fmt: skip
SYSTEM_KEYS = ("aws:principalaccount", "aws:resourceaccount", "aws:sourcevpc", "aws:sourcevpce")


def problem_of_text(text, endpoint_type):
    if len(text) > LIMIT:
        return f"the policy has {len(text)} characters, the limit is {LIMIT}"
    try:
        document = json.loads(text)
    except ValueError:
        return "it is not JSON"
    return problem_of_document(document, endpoint_type)


def problem_of_document(document, endpoint_type):
    if not isinstance(document, dict):
        return "it is not an object"
    if set(document) - {"Version", "Id", "Statement"}:
        return f"unknown element {min(set(document) - {'Version', 'Id', 'Statement'})}"
    if str(document.get("Version", VERSIONS[0])) not in VERSIONS:  # YAML readers make a date of it
        return f"unknown version {document['Version']}"
    statements = as_list(document.get("Statement"))
    for statement in statements or [None]:
        problem = problem_of_statement(statement, endpoint_type)
        if problem:
            return problem
    return None


def problem_of_statement(statement, endpoint_type):
    if not isinstance(statement, dict):
        return "Statement must be an object or a list of objects"
    if set(statement) - ELEMENTS:
        return f"unknown element {min(set(statement) - ELEMENTS)}"
    if statement.get("Effect") not in ("Allow", "Deny"):
        return "Effect must be Allow or Deny"
    for name in ("Principal", "Action", "Resource"):
        if (name in statement) == (f"Not{name}" in statement):
            return f"exactly one of {name} and Not{name} is needed"
    if endpoint_type == "Gateway" and statement.get("Principal") not in ("*", {"AWS": "*"}):
        return "the Principal of a gateway endpoint policy must be *"
    for action in texts(statement, "Action", "NotAction"):
        if not re.fullmatch(r"\*|[a-z0-9-]+:[A-Za-z0-9*?]+", action):
            return f"{action} is no action"
    for resource in texts(statement, "Resource", "NotResource"):
        if resource != "*" and not re.fullmatch(r"arn:[^:]+:[^:]*:[^:]*:[^:]*:.+", resource):
            return f"{resource} is no resource ARN"
    return problem_of_conditions(statement.get("Condition", {}))


def problem_of_conditions(conditions):
    for operator, pairs in conditions.items():
        for key, values in pairs.items():
            for value in as_list(values):
                if not isinstance(value, str) or not re.search(r"[*?]", value):
                    continue
                if key.lower() in SYSTEM_KEYS:
                    return f"wildcards are not allowed with the system-generated key {key}"
                if "String" in operator and not re.search(r"[^*?]{6}", value):
                    return f"{value} needs six consecutive characters before or after a wildcard"
    return None


def texts(statement, *names):
    return [value for name in names for value in as_list(statement.get(name, [])) if isinstance(value, str)]


def as_list(value):
    return value if isinstance(value, list) else [value]
