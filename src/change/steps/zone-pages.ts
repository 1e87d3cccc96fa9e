/** The hosted zones that a VPC asks, page by page: no version of the AWS CLI turns the pages of this list by itself. */
import type { RegionId } from '../../core/index.ts';
import { awsCommand } from '../commands/index.ts';

interface ZonesOfVpc {
  readonly region: RegionId;
  /** The VPC as a word of the shell. */
  readonly vpc: string;
  /** The zones that count, without the dot at the end. */
  readonly names: readonly string[];
  /** What is asked of each zone, as JMESPath. */
  readonly wanted: string;
}

/**
 * Runs `each` for every page: it is given the command that prints the rows of the page. A page is the token of the next one,
 * and the rows. The whole fails where a page was not read. The token is two words of their own, because zsh splits no value.
 */
export function eachPageOfZones(
  { region, vpc, names, wanted }: ZonesOfVpc,
  each: (rows: string) => string,
): string {
  const list = awsCommand(
    region,
    'route53 list-hosted-zones-by-vpc',
    `--vpc-region ${region} --vpc-id ${vpc} \${TOKEN:+--next-token} \${TOKEN:+"$TOKEN"} --query "[NextToken,HostedZoneSummaries[?contains(['${names.map((name) => `${name}.`).join("','")}'],Name)].${wanted}]" --output text`,
  );
  const body = each(`printf '%s' "$PAGE" | tail -n +2`);
  return `TOKEN=''; while PAGE=$(${list}); do ${body}; TOKEN=$(printf '%s' "$PAGE" | head -n 1); [ "$TOKEN" != None ] || break; done; [ "$TOKEN" = None ]`;
}
