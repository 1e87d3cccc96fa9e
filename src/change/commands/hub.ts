/** Commands that connect a VPC with its hub: routes and private hosted zones. */
import type { Change } from '../changes.ts';
import { PARAMETERS } from '../parameters.ts';
import { type HubRoutes, isParameter, type ParameterId, type Value } from '../resources.ts';
import { asciiJson, shellText } from '../shell.ts';
import { blocksOf } from './groups.ts';
import { awsCommand, jsonWord, listWords, type Piece, type Place, value, valueWord } from './words.ts';

/** A loop for each IP family, over what is known or found out of the blocks of the other VPC. */
export function createRoutes({ routeTableIds, blocks }: HubRoutes, place: Place): readonly string[] {
  const connection = PARAMETERS.HubConnectionId.variable;
  return ([4, 6] as const).flatMap((family) => {
    const found = blocks
      .filter((block) => block.family === family)
      .map(({ cidr }) =>
        isParameter(cidr) ? blocksOf(cidr, family, place) : { asked: [], words: valueWord(cidr) },
      );
    if (found.length === 0) return [];
    const flag = family === 4 ? '--destination-cidr-block' : '--destination-ipv6-cidr-block';
    const route = awsCommand(
      place.region,
      'ec2 create-route',
      `--route-table-id "$TABLE" ${flag} "$CIDR" "--$${VIA}-id" "$${connection}"`,
    );
    return [
      ...found.flatMap(({ asked }) => asked),
      `[ -z "$${connection}" ] || for TABLE in ${listWords(routeTableIds, place)}; do for CIDR in ${found.map(({ words }) => words).join(' ')}; do ${route}; done; done`,
    ];
  });
}

/** The variable that says what kind of connection leads to the hub. */
const VIA = 'VIA';

/** Before routes: what kind of connection it is, and that a connection comes with tables on both sides. */
export function connectionCommands(
  open: readonly ParameterId[],
  { part }: Pick<Place, 'part'>,
): readonly string[] {
  const connection = PARAMETERS.HubConnectionId.variable;
  const tables = (['RouteTableIds', 'HubRouteTableIds', 'HubCidr', 'HubIpv6Cidr'] as const)
    .filter((id) => open.includes(id) && (part === 'task-account' || !id.endsWith('Cidr')))
    .map((id) => `: "\${${PARAMETERS[id].variable}:?set it too, such as ${PARAMETERS[id].example},…}"`);
  return [
    `case "$${connection}" in pcx-*) ${VIA}=vpc-peering-connection ;; *) ${VIA}=transit-gateway ;; esac`,
    `[ -z "$${connection}" ] || { ${tables.join('; ')}; }`,
  ];
}

/**
 * A zone is created in the hub with the first VPC, which nothing but its creation makes private. An endpoint that was made a
 * moment ago has its names already.
 */
export function createZone(
  { zone, serviceName }: Extract<Change, { kind: 'create-zone' }>,
  place: Place,
): readonly string[] {
  const route53 = (operation: string, ...words: readonly string[]): string =>
    // Amazon Route 53 has no Regions, but each partition has its own, and the Region says which.
    awsCommand(place.region, `route53 ${operation}`, ...words);
  const create = route53(
    'create-hosted-zone',
    `--name ${valueWord(zone.name)} --vpc VPCRegion=${place.region},VPCId=${value(place.vpcId)}`,
    `--caller-reference ${valueWord(zone.name)}-"$(date +%s)"`,
    `--hosted-zone-config ${shellText(`PrivateZone=true,Comment=${zone.comment}`)}`,
    '--query HostedZone.Id --output text',
  );
  const target = awsCommand(
    place.region,
    'ec2 describe-vpc-endpoints',
    `--filters Name=vpc-id,Values=${value(place.vpcId)} Name=service-name,Values=${valueWord(serviceName)} Name=vpc-endpoint-type,Values=Interface`,
    `--query "VpcEndpoints[0].DnsEntries[0].join(' ',[HostedZoneId,DnsName])" --output text`,
  );
  const records = zone.records.map((record, index): readonly Piece[] => [
    `${index === 0 ? '' : ','}{"Action":"UPSERT","ResourceRecordSet":{"Name":"${record.name}","Type":"${record.type}","AliasTarget":{"HostedZoneId":"`,
    { variable: '{TARGET% *}' },
    '","DNSName":"',
    { variable: '{TARGET#* }' },
    '","EvaluateTargetHealth":false}}}',
  ]);
  const tags = zone.tags.map(({ key, value: text }) => ({ Key: key, Value: text }));
  return [
    `ZONE=$(${create})`,
    `TARGET=$(${target})`,
    route53(
      'change-resource-record-sets',
      `--hosted-zone-id "$ZONE" --change-batch ${jsonWord(['{"Changes":[', ...records.flat(), ']}'])}`,
    ),
    route53(
      'change-tags-for-resource',
      `--resource-type hostedzone --resource-id "\${ZONE##*/}" --add-tags ${shellText(asciiJson(tags))}`,
    ),
    ...(place.taskVpcId === undefined
      ? []
      : [
          zoneCommand(
            place.part === 'hub-account'
              ? 'create-vpc-association-authorization'
              : 'associate-vpc-with-hosted-zone',
            place.taskVpcId,
            place,
          ),
        ]),
  ];
}

/** What lets a VPC ask the zone that `ZONE` holds, or makes it ask. */
export const zoneCommand = (
  operation: 'create-vpc-association-authorization' | 'associate-vpc-with-hosted-zone',
  vpcId: Value,
  { region }: Place,
): string =>
  awsCommand(
    region,
    `route53 ${operation}`,
    `--hosted-zone-id "$ZONE" --vpc VPCRegion=${region},VPCId=${value(vpcId)}`,
  );
