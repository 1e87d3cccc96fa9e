"""The resources that an exported CloudFormation template can have: their properties, and the EC2 calls that make them."""

import json
import uuid

import endpoints


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
            params[f"Remove{name}"] = [
                i for i in has if i not in wanted.get(name, has if name[0] == "S" else [])
            ]
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
            "DnsEntries": [
                f"{entry['hosted_zone_id']}:{entry['dns_name']}" for entry in endpoint.dns_entries
            ],
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
        name = (
            self.values.get("GroupName")
            or f"{self.place.stack_name}-{self.logical_id}-{uuid.uuid4().hex[:12].upper()}"
        )
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
        group.ingress_rules.clear()
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


class HostedZone(Resource):
    properties = {"Name": str, "HostedZoneConfig": dict, "VPCs": list, "HostedZoneTags": list}
    replacing = {"Name"}

    def __init__(self, place, logical_id, values, tags):
        super().__init__(place, logical_id, {**values}, tags)
        # Stacks do not put their own tags on hosted zones.
        self.tags = {tag["Key"]: tag["Value"] for tag in values.get("HostedZoneTags", [])}

    def vpcs(self):
        for vpc in self.values["VPCs"]:
            if set(vpc) != {"VPCId", "VPCRegion"} or vpc["VPCRegion"] != self.place.region:
                raise ResourceFailure(f"#/VPCs: found {vpc!r}")
        return [vpc["VPCId"] for vpc in self.values["VPCs"]]

    def create(self):
        comment = self.values.get("HostedZoneConfig", {}).get("Comment")
        self.physical_id = self.place.create_zone(
            {"name": self.values["Name"], "vpcs": self.vpcs(), "comment": comment, "tags": self.tags}
        )

    def update(self, before):
        self.physical_id = before.physical_id
        for vpc in set(self.vpcs()) - set(before.vpcs()):
            self.place.associate_zone(self.physical_id, vpc)
        for vpc in set(before.vpcs()) - set(self.vpcs()):
            self.place.disassociate_zone(self.physical_id, vpc)
        self.place.tag_zone(self.physical_id, self.tags)

    def delete(self):
        self.place.delete_zone(self.physical_id)

    def attributes(self):
        return {"Id": self.physical_id}


class RecordSet(Resource):
    properties = {"HostedZoneId": str, "Name": str, "Type": str, "AliasTarget": dict}
    replacing = {"HostedZoneId", "Name", "Type"}

    def change(self, action):
        target = {name: self.values["AliasTarget"].get(name) for name in ("DNSName", "HostedZoneId")}
        if self.values["AliasTarget"].get("EvaluateTargetHealth") not in (True, False, "true", "false"):
            raise ResourceFailure("#/AliasTarget: required key [EvaluateTargetHealth] not found")
        self.place.change_record(
            self.values["HostedZoneId"], action, self.values["Name"], self.values["Type"], target
        )

    def create(self):
        self.change("CREATE")
        self.physical_id = self.values["Name"]

    def update(self, before):
        self.change("UPSERT")
        self.physical_id = before.physical_id

    def delete(self):
        self.change("DELETE")

    def attributes(self):
        return {}


class Route(Resource):
    properties = {
        "RouteTableId": str, "DestinationCidrBlock": str, "DestinationIpv6CidrBlock": str,
        "DestinationPrefixListId": str, "TransitGatewayId": str, "VpcPeeringConnectionId": str,
    }  # fmt: skip
    replacing = {
        "RouteTableId", "DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId",
        "TransitGatewayId", "VpcPeeringConnectionId",
    }  # fmt: skip

    def create(self):
        self.place.create_route(self.values)
        self.physical_id = "|".join(self.values[name] for name in sorted(self.values))

    def delete(self):
        self.place.delete_route(self.values)

    def attributes(self):
        return {}


class PrefixList(Resource):
    properties = {
        "PrefixListName": str, "AddressFamily": str, "MaxEntries": (int, str), "Entries": list, "Tags": list,
    }  # fmt: skip
    replacing = {"AddressFamily"}

    def create(self):
        values = self.values
        self.physical_id = self.place.create_prefix_list(
            values["PrefixListName"], values["AddressFamily"], values["MaxEntries"], values["Entries"], self.tags
        ).id

    def update(self, before):
        self.physical_id = before.physical_id
        self.place.change_prefix_list(self.physical_id, self.values["Entries"])

    def delete(self):
        self.place.delete_prefix_list(self.physical_id)

    def attributes(self):
        return {"PrefixListId": self.physical_id}


class Handle(Resource):
    """What makes nothing, and waits for what it depends on."""

    properties = {}
    replacing = set()

    def create(self):
        self.physical_id = f"https://cloudformation-waitcondition/{self.logical_id}"

    def update(self, before):
        self.physical_id = before.physical_id

    def delete(self):
        pass

    def attributes(self):
        return {}


RESOURCE_TYPES = {
    "AWS::CloudFormation::WaitConditionHandle": Handle,
    "AWS::EC2::PrefixList": PrefixList,
    "AWS::EC2::Route": Route,
    "AWS::Route53::HostedZone": HostedZone,
    "AWS::Route53::RecordSet": RecordSet,
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
