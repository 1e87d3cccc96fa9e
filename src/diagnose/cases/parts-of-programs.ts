/** Lines of programs that name a part of themselves between brackets, as the log router does. */
import type { MendedCase } from './fifteenth.ts';

export const PARTS_OF_PROGRAMS_CASES: readonly MendedCase[] = [
  {
    id: 'envoy-names-its-part',
    source: 'aws/aws-app-mesh-examples#88',
    text: '[2019-02-01 17:37:09.690][1][debug][grpc] source/common/grpc/google_async_client_impl.cc:182] notifyRemoteClose 13\n[2019-02-01 17:37:09.690][1][warning][upstream] source/common/config/grpc_mux_impl.cc:243] gRPC config stream closed: 13,\n[2019-02-01 17:37:21.261][1][debug][upstream] source/common/config/grpc_mux_impl.cc:40] Establishing new gRPC bidi stream for rpc StreamAggregatedResources(stream .envoy.api.v2.DiscoveryRequest) returns (stream .envoy.api.v2.DiscoveryResponse);',
    cause: 'unknown-network',
    alsoOk: ['network-path', 'none'],
    endpoints: [],
    never: /log router/,
  },
  {
    id: 'log-router-names-its-part',
    source: 'aws/aws-for-fluent-bit#155, with an upstream',
    text: '[2021/03/04 16:19:26] [error] [upstream] connection #52 to logs.us-east-1.amazonaws.com:443 timed out after 10 seconds\n[2021/03/04 16:19:26] [error] [output:cloudwatch_logs:cloudwatch_logs.0] Failed to create log group',
    cause: 'missing-endpoint',
    alsoOk: ['network-path'],
    endpoints: ['logs'],
  },
];
