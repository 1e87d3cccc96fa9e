/** Calls of the agent that went to a port at which no service of AWS listens, and to numbered hosts. */
import type { MendedCase } from './fifteenth.ts';

export const PORTS_OF_PROXIES_CASES: readonly MendedCase[] = [
  {
    id: 'proxy-by-its-port',
    source: 'aws/amazon-ecs-agent#1872',
    text: '2019-06-20T18:09:36Z [WARN] Error creating a websocket client: write tcp 10.66.9.203:46356->10.51.176.5:8080: i/o timeout\n2019-06-20T18:09:36Z [ERROR] Error connecting to TCS: websocket client: unable to dial ecs-t-6.us-east-1.amazonaws.com response: : write tcp 10.66.9.203:46356->10.51.176.5:8080: i/o timeout',
    cause: 'network-path',
    alsoOk: ['unknown-network', 'configuration'],
    endpoints: [],
    says: /most likely a proxy/,
    never: /No endpoint is missing|there was a path|connection to Amazon ECS telemetry/,
  },
  {
    id: 'service-at-its-port',
    source: 'the same message with the port of the service',
    text: '2019-06-20T18:09:36Z [ERROR] Error connecting to TCS: websocket client: unable to dial ecs-t-6.us-east-1.amazonaws.com response: : read tcp 10.66.9.203:46356->10.51.176.5:443: i/o timeout',
    cause: 'network-path',
    alsoOk: ['unknown-network'],
    endpoints: [],
    says: /connection to Amazon ECS telemetry/,
    never: /most likely a proxy/,
  },
  {
    id: 'numbered-host-without-answer',
    source: 'aws/amazon-ecs-agent#1872',
    text: '2019-06-20T18:07:56Z [WARN] Error creating a websocket client: dial tcp: i/o timeout\n2019-06-20T18:08:02Z [ERROR] Error connecting to ACS: websocket client: unable to dial ecs-a-6.us-east-1.amazonaws.com response: : dial tcp: i/o timeout',
    cause: 'missing-endpoint',
    alsoOk: ['network-path'],
    endpoints: ['ecs'],
    never: /If an endpoint for Amazon ECS agent exists, its security group/,
  },
];
