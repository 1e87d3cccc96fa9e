import { describe, expect, test } from 'vitest';
import { plan, toProfile } from '../../core/index.ts';
import { plannedInventory } from '../../testing/planned-network.ts';
import { rehearsalMarkdown, rehearse } from './index.ts';

/** The document for a network that has everything but one endpoint. */
function documentWithout(service: string): string {
  const made = plan(toProfile({ region: 'us-east-1', launchType: 'FARGATE', serviceConnect: true }));
  const network = plannedInventory(made);
  const endpoints = network.endpoints.filter((endpoint) => endpoint.service !== service);
  expect(endpoints.length).toBeLessThan(network.endpoints.length);
  return rehearsalMarkdown(rehearse(made.workloads, { ...network, endpoints }));
}

describe('the document of a rehearsal', () => {
  test('says in what words AWS tells of the call that stops the start', () => {
    const text = documentWithout('ecr.api');
    expect(text).toContain('AWS says:\n\n```text\nResourceInitializationError: unable to pull secrets');
    expect(text).not.toContain('wording of AWS');
  });

  test('says so where no wording of AWS is known: no text of Service Connect on Fargate is public', () => {
    const text = documentWithout('ecs-agent');
    expect(text).toContain('The wording of AWS is not known.');
    expect(text).not.toContain('AWS says');
  });

  test('names the hop alone where nothing was given that it could name', () => {
    const made = plan(toProfile({ region: 'us-east-1', launchType: 'FARGATE' }));
    const { endpoints } = plannedInventory(made);
    const network = { origin: 'described', vpcId: undefined, endpoints, elsewhere: [] } as const;
    const text = rehearsalMarkdown(rehearse(made.workloads, network));
    expect(text).toMatch(/\| unknown \| [\w-]+ \|$/m);
    expect(text).not.toContain('()');
  });
});
