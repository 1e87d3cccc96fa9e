// What a format did to a world, in one shape for all formats: compare with deepEqual, no ids that EC2 made up.

import { canonical, sorted } from './exports/canonical.mjs';

/** The effects of nothing. */
export const NOTHING = {
  endpoints: [],
  routes: [],
  namesAfterRoutes: true,
  hostedZones: [],
  securityGroups: [],
};

/** Whether no VPC was given a zone before the last of the routes; true where there are none. */
function isOrdered(log) {
  const done = log.filter((call) => !call.error).map(({ action }) => action);
  const answered = done.findIndex((action) => action.startsWith('AssociateVPC'));
  return answered < 0 || done.lastIndexOf('CreateRoute') < answered;
}

/**
 * `endpoints` and `securityGroups` as they are now, without what the test itself put there; `after` of an endpoint are
 * the services that were sure to be available when it was created.
 */
export async function effects(world) {
  const [log, state] = await Promise.all([world.log(), world.state()]);
  const created = log.filter((call) => !call.error && call.id);
  const groupIds = created.filter((call) => call.action === 'CreateSecurityGroup').map((call) => call.id);
  const label = (id) => (groupIds.includes(id) ? `created group ${groupIds.indexOf(id) + 1}` : id);
  const after = new Map(created.map((call) => [call.id, call.after ?? []]));
  const endpoints = state.endpoints.map(({ id, state: _, ...endpoint }) => ({
    ...endpoint,
    subnetIds: sorted(endpoint.subnetIds),
    routeTableIds: sorted(endpoint.routeTableIds),
    securityGroupIds: sorted(endpoint.securityGroupIds.map(label)),
    policy: canonical(endpoint.policy),
    tags: canonical(endpoint.tags),
    after: sorted(new Set(after.get(id))),
  }));
  const byName = (a, b) => (`${a.service} ${a.type}` < `${b.service} ${b.type}` ? -1 : 1);
  return {
    endpoints: endpoints.sort(byName),
    routes: state.routes,
    // Names lead to a hub only once every route is there.
    namesAfterRoutes: isOrdered(log),
    hostedZones: state.hostedZones.map((zone) => ({ ...zone, tags: canonical(zone.tags) })),
    securityGroups: state.securityGroups
      .filter((group) => groupIds.includes(group.id))
      .map(({ id, name: _, ...group }) => ({
        ...group,
        id: label(id),
        tags: canonical(group.tags),
        ingress: group.ingress
          .map((rule) => ({ ...rule, source: label(rule.source) }))
          .sort((a, b) => (a.source < b.source ? -1 : 1)),
      })),
  };
}
