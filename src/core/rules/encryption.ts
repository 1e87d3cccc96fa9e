/** VPC encryption controls: what they demand of the ways that a plan knows. */
import { type Rule, reports } from '../rule.ts';
import { has, usesHub } from './predicates.ts';

export const encryptionRules = [
  {
    id: 'network/encryption-controls',
    when: (w) => w.egress === 'nat-gateway' || w.egress === 'public-ip' || w.volumes.includes('efs'),
    implies: [reports('info')],
    cites: ['vpc-encryption-controls'],
    text: {
      why: 'Where VPC encryption controls are enforced, internet gateways, NAT gateways and Amazon EFS need an exclusion. Endpoints need none, and drop what is not encrypted at the application layer. Gateway Load Balancers and AWS Network Firewall are not supported there.',
    },
  },
  {
    id: 'network/encryption-controls-and-hubs',
    when: usesHub,
    implies: [reports('info')],
    cites: ['vpc-encryption-controls'],
    text: {
      why: 'Where VPC encryption controls are enforced, encryption support has to be turned on for the transit gateway, and peering with a VPC of another Region, or one that does not enforce them, needs an exclusion.',
    },
  },
  {
    id: 'network/encryption-controls-and-lattice',
    when: has('lattice'),
    implies: [reports('info')],
    cites: ['vpc-encryption-controls'],
    text: { why: 'Where VPC encryption controls are enforced, VPC Lattice needs an exclusion.' },
  },
] as const satisfies readonly Rule[];
