/** Clients of MongoDB that found no server in time: that is the end of a wait, and of no call. */
import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const NODE = `MongoServerSelectionError: Server selection timed out after 30000 ms
    at Timeout._onTimeout (/user/node_modules/mongodb/lib/sdam/topology.js:312:38)
    at listOnTimeout (node:internal/timers:559:17)
    at processTimers (node:internal/timers:502:7) {
  reason: TopologyDescription {
    type: 'ReplicaSetNoPrimary',
    hosts: [
      new HostAddress('ac-f27a7um-shard-00-00.abcde.mongodb.net.:27017'),
      new HostAddress('ac-f27a7um-shard-00-01.abcde.mongodb.net.:27017')
    ]`;

describe('a selection that was over', () => {
  test.each([
    NODE,
    "MongoServerSelectionError: Server selection timed out after 30000 ms\n  reason: TopologyDescription {\n    type: 'ReplicaSetNoPrimary',\n    servers: Map(2) { 'a.abcde.mongodb.net:27017' => ServerDescription { type: 'RSSecondary' },",
    'com.mongodb.MongoTimeoutException: Timed out after 30000 ms while waiting for a server that matches WritableServerSelector. Client view of cluster state is {type=REPLICA_SET, servers=[{address=docdb.cluster-abc.eu-west-1.docdb.amazonaws.com:27017, type=UNKNOWN, state=CONNECTING}]',
  ])('tells of no call how it ended: %#', (text) => {
    const { diagnoses } = diagnose(text);
    expect(diagnoses[0]).toMatchObject({ cause: 'unknown-network', likelihood: 'possible', endpoints: [] });
    expect(JSON.stringify(diagnoses)).not.toMatch(/got no answer|nothing answered/);
  });

  test.each([
    [
      'com.mongodb.MongoTimeoutException: Timed out after 30000 ms while waiting for a server that matches WritableServerSelector. Client view of cluster state is {type=UNKNOWN, servers=[{address=a.abcde.mongodb.net:27017, type=UNKNOWN, state=CONNECTING, exception={com.mongodb.MongoSocketOpenException: Exception opening socket}, caused by {java.net.SocketTimeoutException: connect timed out}}]',
      /got no answer in time/,
    ],
    [
      'server selection error: server selection timeout, current topology: { Type: ReplicaSetNoPrimary, Servers: [{ Addr: a.abcde.mongodb.net:27017, Type: Unknown, Last error: dial tcp 10.0.3.7:27017: connect: connection refused }, ] }',
      /was refused/,
    ],
    [
      'MongoServerSelectionError: connection timed out docdb.cluster-x.eu-west-1.docdb.amazonaws.com:27017',
      /got no answer/,
    ],
    [
      NODE.replace(
        /hosts: [\s\S]*$/,
        "servers: Map(1) {\n      'a.abcde.mongodb.net:27017' => ServerDescription {\n        error: MongoNetworkError: connect ECONNREFUSED 10.0.3.7:27017\n      }\n    }\n  }\n}",
      ),
      /was refused/,
    ],
  ])('tells it where the error of a server stands in it: %#', (text, how) => {
    expect(diagnose(text).diagnoses[0]?.text).toMatch(how);
  });
});
