/** A change → the commands that make it. */
import type { PolicyDocument } from '../../core/index.ts';
import type { Change, Correction } from '../changes.ts';
import { PARAMETERS } from '../parameters.ts';
import { partsOf } from '../policy-template.ts';
import { asciiJson, shellWord } from '../shell.ts';
import { createEndpoint, modifyWords, waitCommands } from './endpoints.ts';
import { aclWords, authorize, createGroup, egressRule, GROUP_VARIABLE, groupWord } from './groups.ts';
import { createRoutes, createZone, zoneCommand } from './hub.ts';
import { awsCommand, listWords, type Place, value, valueWord } from './words.ts';

/** Writes a policy to a file; what is open is filled in by the shell. */
export function policyFileCommand(file: string, document: PolicyDocument): string {
  const parts = partsOf(asciiJson(document, 2));
  const isOpen = parts.some((part) => 'fill' in part);
  const text = parts.map((part) => {
    if ('fill' in part) return `\${${PARAMETERS[part.fill].variable}}`;
    return isOpen ? part.text.replace(/[\\$`]/g, '\\$&') : part.text;
  });
  return `cat >${shellWord(file)} <<${isOpen ? 'JSON' : "'JSON'"}\n${text.join('')}\nJSON`;
}

/** The commands of one change, each of them one line. */
export function commandsOf(change: Change, place: Place): readonly string[] {
  const ec2 = (operation: string, ...words: readonly string[]): string =>
    awsCommand(place.region, `ec2 ${operation}`, ...words);
  switch (change.kind) {
    case 'enable-vpc-dns': {
      const flag =
        change.attribute === 'enableDnsSupport' ? '--enable-dns-support' : '--enable-dns-hostnames';
      return [ec2('modify-vpc-attribute', '--vpc-id', value(place.vpcId), flag, `'{"Value":true}'`)];
    }
    case 'create-security-group':
      return [createGroup(change.group, place)];
    case 'revoke-egress': {
      const rules = ec2(
        'describe-security-groups',
        '--group-ids',
        groupWord(change.group),
        '--query "SecurityGroups[0].IpPermissionsEgress" --output json',
      );
      return [
        ec2(
          'revoke-security-group-egress',
          '--group-id',
          groupWord(change.group),
          `--ip-permissions "$(${rules})"`,
        ),
      ];
    }
    case 'authorize-ingress':
      return authorize(change, place);
    case 'authorize-egress':
      return [
        ec2(
          'authorize-security-group-egress',
          '--group-id',
          valueWord(change.groupId),
          '--ip-permissions',
          egressRule(change.destinations),
        ),
      ];
    case 'create-acl-entry':
      return [ec2('create-network-acl-entry', ...aclWords(change.aclId, change.entry))];
    case 'group-once': {
      const commands = change.changes.flatMap((each) => commandsOf(each, place));
      return [`[ -n "$${GROUP_VARIABLE}" ] || { ${commands.join(' && ')}; }`];
    }
    case 'create-endpoint':
      return [createEndpoint(change.endpoint, place)];
    case 'create-routes':
      return createRoutes(change.routes, place);
    case 'associate-zones':
      return [
        `for ZONE in ${listWords(change.zoneIds, place)}; do ${zoneCommand('associate-vpc-with-hosted-zone', place.vpcId, place)}; done`,
      ];
    case 'create-zone':
      return createZone(change, place);
    case 'modify-endpoint':
      return change.modifications.length === 0
        ? []
        : [
            ec2(
              'modify-vpc-endpoint',
              '--vpc-endpoint-id',
              valueWord(change.id),
              ...change.modifications.map((modification) => modifyWords(modification, place)),
            ),
          ];
    case 'delete-endpoint': {
      const command = ec2('delete-vpc-endpoints', '--vpc-endpoint-ids', valueWord(change.id));
      return [change.whenUnused ? `# Once nothing uses it: ${command}` : command];
    }
    case 'wait':
      return waitCommands(change, place);
  }
}

/** Every command of a correction. */
export function correctionCommands({ changes }: Correction, place: Place): readonly string[] {
  return changes.flatMap((change) => commandsOf(change, place));
}
