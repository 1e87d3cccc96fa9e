/** What the rehearsal calls the calls of a start, and the places that each call passes. */
import type { HopName, RehearsedCall } from '../../audit/rehearsal/index.ts';

type Phase = RehearsedCall['call']['phase'];

export const PHASE_WORDS: { readonly [P in Phase]: string } = {
  boot: 'Boot',
  registration: 'Registration',
  poll: 'Poll',
  telemetry: 'Telemetry',
  provisioning: 'Provisioning',
  secrets: 'Secrets',
  'registry-login': 'Registry login',
  manifest: 'Image manifest',
  layers: 'Image layers',
  'log-stream': 'Log stream',
  'environment-files': 'Environment files',
  volumes: 'Volumes',
  'log-delivery': 'Log delivery',
  exec: 'ECS Exec',
  'service-connect': 'Service Connect',
  firelens: 'FireLens',
  guardduty: 'GuardDuty',
  xray: 'AWS X-Ray',
  application: 'Application',
};

export const HOP_WORDS: { readonly [H in HopName]: string } = {
  dns: 'DNS',
  route: 'Route',
  'task-security-group': 'Security group of the task',
  'network-acl': 'Network ACL',
  'endpoint-state': 'State of the endpoint',
  'endpoint-security-group': 'Security group of the endpoint',
  'endpoint-policy': 'Policy of the endpoint',
  'role-policy': 'Policy of the role',
};
