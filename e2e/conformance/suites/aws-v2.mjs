// What people run with version 2 of the AWS CLI: the tests of version 1 that between them use every kind of command. In CI, as
// starting version 2 alone takes as long as some of them.
import assert from 'node:assert/strict';
import { suite as scripts } from './cli-runs.mjs';
import { suite as proofs } from './proof.mjs';
import { suite as steps } from './steps.mjs';

const TESTS = new Set([
  'restarts agents one after the other, and only when confirmed',
  'answered-target: the steps do what the plan says',
  'a snapshot tells everything that the audit needs, and none of the planted secrets',
  'creates everything, then nothing, shows it, and removes it',
  'a changed policy reaches the endpoints that the script created',
  'a hub: creates zones and records once, and takes everything back',
  'hub: the plain script does what the plan says',
]);

export async function suite(rig, test) {
  const found = new Set();
  const again = (name, { needs }, body) => {
    if (!TESTS.has(name)) return;
    found.add(name);
    const withV2 = needs.map((tool) => (tool === 'aws' ? 'awsV2' : tool));
    test(name, { needs: withV2, inCi: true }, body);
  };
  for (const suiteOfVersion1 of [scripts, steps, proofs])
    await suiteOfVersion1({ ...rig, startAws: rig.startAwsV2 }, again);
  assert.deepEqual(found, TESTS);
}
