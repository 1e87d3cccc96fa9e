import { testRules } from '../../testing/rule-cases.ts';
import { hubRules } from './hub.ts';

const hub = { endpointPlacement: 'central-vpc' } as const;
const always = { fires: [hub], silent: [{}] } as const;

testRules('a hub', hubRules, {
  'hub/names-must-be-answered-here': always,
  'hub/exports-name-one-vpc': always,
  'hub/who-associates-the-zones': always,
  'hub/routes-in-four-places': always,
  'hub/security-group-by-cidr': always,
  'hub/gateways-stay-here': {
    fires: [hub],
    silent: [{}, { ...hub, launchType: 'EXTERNAL' }, { ...hub, imageRegistries: [] }],
  },
  'hub/no-zone-for-dynamodb': {
    fires: [{ ...hub, applicationServices: ['dynamodb'] }],
    silent: [hub, { applicationServices: ['dynamodb'] }],
  },
  'hub/conditions-see-the-hub': always,
  'hub/no-second-endpoint-of-the-name': always,
  'hub/guardduty-stays-here': {
    fires: [{ ...hub, guardDutyRuntimeMonitoring: true }],
    silent: [hub, { guardDutyRuntimeMonitoring: true }],
  },
  'hub/fargate-through-a-hub': { fires: [hub], silent: [{}, { ...hub, launchType: 'EC2' }] },
  'hub/policies-are-shared': {
    fires: [hub],
    silent: [{}, { ...hub, vpcInUse: true }, { ...hub, endpointPolicies: 'full-access' }],
  },
  'hub/attachments-need-ipv4': {
    fires: [{ ...hub, ipAddressType: 'ipv6' }],
    silent: [{ ...hub, ipAddressType: 'dualstack' }, { ipAddressType: 'ipv6' }],
  },
  'hub/attachments-carry-ipv6-when-told': {
    fires: [{ ...hub, ipAddressType: 'dualstack' }],
    silent: [hub, { ipAddressType: 'dualstack' }, { ...hub, ipAddressType: 'ipv6' }],
  },
});
