"""Routes and what they lead over: transit gateways and peering connections of a world, and what Amazon EC2 refuses and moto does not."""

import types

from moto.ec2.models.route_tables import RouteBackend

from endpoints import refuse
from world import WORLDS

NOT_FOUND = {"tgw": "InvalidTransitGatewayID.NotFound", "pcx": "InvalidVpcPeeringConnectionID.NotFound"}


def connect(backend, connections):
    """`{"tgw-…": [VPC, …]}`: connections of the world, and the VPCs that are attached to each."""
    backend.connected_vpcs = connections
    for connection in connections:
        found = backend.transit_gateways if connection.startswith("tgw-") else backend.vpc_pcxs
        found[connection] = types.SimpleNamespace(id=connection)


def install():
    plain_create = RouteBackend.create_route
    plain_replace = RouteBackend.replace_route

    def check(backend, table_id, connection):
        if connection is None or not hasattr(backend, "connected_vpcs"):
            return
        vpcs = backend.connected_vpcs.get(connection)
        # A route to a transit gateway is refused until an attachment of the VPC exists.
        if vpcs is None or backend.get_route_table(table_id).vpc_id not in vpcs:
            refuse(NOT_FOUND[connection[:3]], f"The ID '{connection}' does not exist")

    def create_route(self, route_table_id, destination_cidr_block, destination_ipv6_cidr_block=None, *more, **to):
        connection = to.get("transit_gateway_id") or to.get("vpc_peering_connection_id")
        check(self, route_table_id, connection)
        wanted = destination_ipv6_cidr_block or destination_cidr_block
        for route in list(self.get_route_table(route_table_id)._routes.values()):
            if self.account_id in WORLDS and wanted in destinations(route):
                refuse("RouteAlreadyExists", f"The route identified by {wanted} already exists.")
        return plain_create(
            self, route_table_id, destination_cidr_block, destination_ipv6_cidr_block, *more, **to
        )

    def replace_route(self, route_table_id, destination, ipv6=None, *more, **to):
        check(self, route_table_id, to.get("vpc_peering_connection_id") or next(filter(None, more[3:4]), None))
        return plain_replace(self, route_table_id, destination, ipv6, *more, **to)

    RouteBackend.connect = connect
    RouteBackend.create_route = create_route
    RouteBackend.replace_route = replace_route


def destinations(route):
    """The blocks of a route: its own one, or those of its prefix list."""
    entries = getattr(route.destination_prefix_list, "entries", None)
    if isinstance(entries, dict):
        entries = entries[max(entries)]
    if entries:
        return [entry.get("Cidr") for entry in entries]
    return [block for block in (route.destination_cidr_block, route.destination_ipv6_cidr_block) if block]


def describe(backend):
    """Routes over connections, as the suite compares them: one for each block."""
    return sorted(
        (
            {"table": table.id, "block": block, "target": route.transit_gateway_id or route.vpc_peering_connection_id}
            for table in backend.route_tables.values()
            for route in table._routes.values()
            if route.transit_gateway_id or route.vpc_peering_connection_id
            for block in destinations(route)
        ),
        key=lambda route: (route["table"], route["block"]),
    )
