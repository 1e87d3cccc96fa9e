"""What CloudFormation and Terraform do in a world: the strict operations, written down in the world's log.

Both wait by themselves for an endpoint to become available and to be gone, so none is left pending here.
"""

from moto.core.exceptions import ServiceException
from moto.ec2.exceptions import EC2ClientError

import endpoints
import groups
import zones


class Place:
    def __init__(self, world, region, via):
        self.world, self.region, self.via = world, region, via
        self.backend = world.backend(region)

    def attempt(self, action, params, function, **facts):
        call = self.world.record("ec2", action, self.region, params, self.via, **facts)
        try:
            fault = self.world.take_fault(action, params)
            if fault:
                raise EC2ClientError(
                    fault.get("code", "NotStabilized"), fault.get("message", "made to fail by the test")
                )
            result = function()
        except EC2ClientError as error:
            call["error"] = error.code
            raise
        if hasattr(result, "id"):
            call["id"] = result.id
        return result

    def create_endpoint(self, params, after):
        """`after` names the services whose endpoints are sure to be available before this one is asked for."""
        return self.attempt(
            "CreateVpcEndpoint",
            params,
            lambda: endpoints.create(self.world, self.backend, self.region, params, self.via),
            after=sorted(after),
        )

    def available(self):
        return endpoints.available(self.backend)

    def modify_endpoint(self, params):
        return self.attempt(
            "ModifyVpcEndpoint",
            params,
            lambda: endpoints.modify(self.world, self.backend, self.region, params),
        )

    def delete_endpoint(self, endpoint_id):
        def delete():
            if endpoint_id in self.backend.vpc_end_points:
                endpoints.delete(self.backend, endpoint_id)
                endpoints.finish_deletion(self.backend, self.backend.vpc_end_points[endpoint_id])

        self.attempt("DeleteVpcEndpoints", {"VpcEndpointIds": [endpoint_id]}, delete)

    def create_group(self, params):
        def create():
            tags = endpoints.tags_of(params.get("TagSpecifications"), "security-group")
            groups.check_new({**params, "TagSpecifications": []})
            endpoints.check_tags(tags, from_aws=self.via == "cloudformation")
            return self.backend.create_security_group(
                params["GroupName"], params["Description"], vpc_id=params["VpcId"], tags=tags
            )

        return self.attempt("CreateSecurityGroup", params, create)

    def delete_group(self, group_id):
        def delete():
            if self.backend.get_security_group_from_id(group_id):
                groups.check_unused(self.backend, group_id)
                self.backend.delete_security_group(group_id=group_id)

        self.attempt("DeleteSecurityGroup", {"GroupId": group_id}, delete)

    def authorize(self, direction, params, rule_id=None):
        """`rule_id` is that of a rule that is modified: it keeps it."""

        def authorize():
            groups.check_permissions(self.backend, params["GroupId"], params["IpPermissions"])
            made = [
                rule
                for permission in params["IpPermissions"]
                for rule in self.add_rules(direction, params, permission)
            ]
            if rule_id:
                made[0].id = rule_id
            return made

        return self.attempt(f"AuthorizeSecurityGroup{direction}", params, authorize)

    def add_rules(self, direction, params, permission):
        method = getattr(self.backend, f"authorize_security_group_{direction.lower()}")
        rules, _ = method(
            params["GroupId"],
            permission["IpProtocol"],
            permission.get("FromPort"),
            permission.get("ToPort"),
            permission.get("IpRanges", []) + permission.get("Ipv6Ranges", []),
            sgrule_tags=endpoints.tags_of(params.get("TagSpecifications"), "security-group-rule"),
            source_groups=permission.get("UserIdGroupPairs", []),
            prefix_list_ids=permission.get("PrefixListIds", []),
        )
        return rules

    def revoke(self, direction, group_id, rule_id):
        def revoke():
            group = self.backend.get_security_group_from_id(group_id)
            for rules in (group.ingress_rules, group.egress_rules) if group else ():
                rules[:] = [rule for rule in rules if rule.id != rule_id]

        params = {"GroupId": group_id, "SecurityGroupRuleIds": [rule_id]}
        self.attempt(f"RevokeSecurityGroup{direction}", params, revoke)

    def create_route(self, params):
        names = {
            "TransitGatewayId": "transit_gateway_id",
            "VpcPeeringConnectionId": "vpc_peering_connection_id",
            "DestinationPrefixListId": "destination_prefix_list_id",
        }
        unknown = set(params) - {*names, "RouteTableId", "DestinationCidrBlock", "DestinationIpv6CidrBlock"}
        if unknown:
            raise EC2ClientError("InvalidParameter", f"The stand-in does not know {', '.join(sorted(unknown))}")

        def create():
            self.backend.create_route(
                params["RouteTableId"],
                params.get("DestinationCidrBlock"),
                params.get("DestinationIpv6CidrBlock"),
                **{names[name]: value for name, value in params.items() if name in names},
            )

        self.attempt("CreateRoute", params, create)

    def delete_route(self, params):
        self.attempt(
            "DeleteRoute",
            params,
            lambda: self.backend.delete_route(
                params["RouteTableId"],
                params.get("DestinationCidrBlock"),
                params.get("DestinationIpv6CidrBlock"),
                params.get("DestinationPrefixListId"),
            )
            and None,
        )

    def create_prefix_list(self, name, family, most, entries, tags):
        if len(entries) > int(most):
            raise EC2ClientError("PrefixListMaxEntriesExceeded", f"more than {most} entries")
        return self.attempt(
            "CreateManagedPrefixList",
            {"PrefixListName": name, "AddressFamily": family, "MaxEntries": most, "Entries": entries},
            lambda: self.backend.create_managed_prefix_list(family, entries, most, name, tags),
        )

    def change_prefix_list(self, list_id, entries):
        self.backend.managed_prefix_lists[list_id].entries = {1: entries}

    def delete_prefix_list(self, list_id):
        self.backend.managed_prefix_lists.pop(list_id, None)

    def create_acl_entry(self, acl_id, number, egress, cidr, ipv6_cidr, ports):
        def create():
            self.backend.create_network_acl_entry(
                acl_id, number, "6", "allow", egress, cidr, None, None, ports[0], ports[1], ipv6_cidr
            )

        self.attempt("CreateNetworkAclEntry", {"NetworkAclId": acl_id, "RuleNumber": number}, create)

    def delete_acl_entry(self, acl_id, number, egress):
        params = {"NetworkAclId": acl_id, "RuleNumber": number}
        self.attempt(
            "DeleteNetworkAclEntry",
            params,
            lambda: self.backend.delete_network_acl_entry(acl_id, number, egress) and None,
        )

    def attempt_zone(self, action, params, function):
        call = self.world.record("route53", action, self.region, params, self.via)
        try:
            result = function()
        except ServiceException as error:
            call["error"] = error.code
            raise EC2ClientError(error.code, error.message) from error
        if isinstance(result, str):
            call["id"] = result
        return result

    def create_zone(self, params):
        def create():
            endpoints.check_tags(params["tags"], from_aws=self.via == "cloudformation")
            return zones.create(self.world, self.region, **params)

        return self.attempt_zone("CreateHostedZone", params, create)

    def associate_zone(self, zone_id, vpc_id):
        params = {"HostedZoneId": zone_id, "VPCId": vpc_id}
        self.attempt_zone(
            "AssociateVPCWithHostedZone",
            params,
            lambda: zones.associate(self.world, self.region, zone_id, vpc_id),
        )

    def disassociate_zone(self, zone_id, vpc_id):
        params = {"HostedZoneId": zone_id, "VPCId": vpc_id}
        self.attempt_zone(
            "DisassociateVPCFromHostedZone",
            params,
            lambda: zones.disassociate(self.world, self.region, zone_id, vpc_id),
        )

    def authorize_zone(self, zone_id, vpc_id):
        params = {"HostedZoneId": zone_id, "VPCId": vpc_id}
        self.attempt_zone(
            "CreateVPCAssociationAuthorization",
            params,
            lambda: zones.authorize(self.world, self.region, zone_id, vpc_id),
        )

    def deauthorize_zone(self, zone_id, vpc_id):
        params = {"HostedZoneId": zone_id, "VPCId": vpc_id}
        self.attempt_zone(
            "DeleteVPCAssociationAuthorization",
            params,
            lambda: zones.deauthorize(self.world, self.region, zone_id, vpc_id),
        )

    def change_record(self, zone_id, action, name, kind, target):
        params = {"HostedZoneId": zone_id, "Action": action, "Name": name, "Type": kind, "AliasTarget": target}
        self.attempt_zone(
            "ChangeResourceRecordSets",
            params,
            lambda: zones.change_record(self.world, self.region, zone_id, action, name, kind, target),
        )

    def tag_zone(self, zone_id, tags):
        zones.backend_of(self.world, self.region).resource_tags[zone_id].clear()
        zones.backend_of(self.world, self.region).resource_tags[zone_id].update(tags)

    def delete_zone(self, zone_id):
        self.attempt_zone(
            "DeleteHostedZone", {"Id": zone_id}, lambda: zones.delete(self.world, self.region, zone_id) and None
        )

    def clear_egress(self, group_id):
        """Terraform takes away the rule that lets everything out of a new group."""
        self.backend.get_security_group_from_id(group_id).egress_rules.clear()

    def write_tags(self, resource_id, tags):
        endpoints.check_tags(tags)
        self.backend.tags[resource_id] = dict(tags)
