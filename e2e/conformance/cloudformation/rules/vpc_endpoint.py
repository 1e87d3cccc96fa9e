"""cfn-lint rules for AWS::EC2::VPCEndpoint: its policies and what CloudFormation finds only while it deploys.

E9512  the policy follows IAM's grammar, its actions exist, its ARNs are well formed (cfn-lint's own checks, which it
       does not apply to endpoint policies by itself)
E9513  properties suit the endpoint type; the service name exists; the policy keeps the rules of endpoint policies
"""

import functools
import json
import pathlib
import sys

from cfnlint.jsonschema import ValidationError
from cfnlint.rules.jsonschema.CfnLintKeyword import CfnLintKeyword
from cfnlint.rules.resources.iam.Policy import Policy

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "aws"))

import policy  # noqa: E402
import services  # noqa: E402

PROPERTIES = "Resources/AWS::EC2::VPCEndpoint/Properties"
UNSUITABLE = {
    "Gateway": ("SubnetIds", "SecurityGroupIds", "PrivateDnsEnabled"),
    "Interface": ("RouteTableIds",),
}
REGIONS = sorted(
    {"us-east-1", "us-gov-west-1", "us-gov-east-1", *services.CATALOGUE["prefixes"]},
    key=lambda region: region != "us-east-1",
)


class VpcEndpointPolicy(Policy):
    id = "E9512"
    shortdesc = "VPC endpoint policies are resource policies"
    description = "Checks the grammar, the actions and the ARNs of VPC endpoint policies"
    tags = ["resources", "iam"]

    def __init__(self):
        super().__init__([f"{PROPERTIES}/PolicyDocument"], "resource", "policy_resource.json")


class VpcEndpointProperties(CfnLintKeyword):
    id = "E9513"
    shortdesc = "Properties of a VPC endpoint suit its type"
    description = "Checks what CloudFormation finds only while it deploys"
    tags = ["resources", "ec2"]

    def __init__(self):
        super().__init__([PROPERTIES])

    def validate(self, validator, _, properties, schema):
        if not isinstance(properties, dict):
            return
        kind = properties.get("VpcEndpointType", "Gateway")
        if kind not in UNSUITABLE:
            return
        for name in UNSUITABLE[kind]:
            if name in properties:
                yield self.error(f"{name!r} does not apply to a {kind} endpoint", name)
        yield from self.service_problems(properties.get("ServiceName"), kind)
        yield from self.policy_problems(properties.get("PolicyDocument"), kind)

    def service_problems(self, name, kind):
        if name is None:
            yield self.error(f"'ServiceName' is required for {kind} endpoints")
            return
        text = name.get("Fn::Sub") if isinstance(name, dict) else name
        if not isinstance(text, str):
            return
        regions = [region for region in REGIONS if "${AWS::Region}" in text] or [region_in(text)]
        for region in regions:
            candidate = text.replace("${AWS::Region}", region)
            if "${" in candidate:
                return
            if any(offering.name == candidate and offering.type == kind for offering in offerings(region)):
                return
        yield self.error(f"{text!r} names no AWS service that has {kind} endpoints", "ServiceName")

    def policy_problems(self, document, kind):
        if document is None:
            return
        text = document if isinstance(document, str) else json.dumps(document, default=str)
        if len(text) > policy.LIMIT:
            yield self.error(
                f"the policy has {len(text)} characters, the limit is {policy.LIMIT}", "PolicyDocument"
            )
        if isinstance(document, str):
            problem = policy.problem_of_text(document, kind)
        else:
            problem = (
                None
                if any(key.startswith("Fn::") for key in document)
                else policy.problem_of_document(document, kind)
            )
        if problem:
            yield self.error(f"endpoint policy: {problem}", "PolicyDocument")

    def error(self, message, *path):
        return ValidationError(message, rule=self, path=list(path))


def region_in(name):
    return next((part for part in name.split(".") if part.count("-") >= 2), "us-east-1")


@functools.cache
def offerings(region):
    return list(services.documented_offerings(region))
