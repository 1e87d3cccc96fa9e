/** Amazon Resource Names. */
import { masked } from './placeholders.ts';

export interface Arn {
  readonly partition: string;
  readonly service: string;
  /** Empty where the service has none; parts that are still placeholders are the mask character. */
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** The parts of an ARN, or `undefined` when the text is none. */
export function parseArn(text: string): Arn | undefined {
  const match = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/su.exec(masked(text.trim()));
  if (match === null) return undefined;
  const [, partition = '', service = '', region = '', account = '', resource = ''] = match;
  return { partition, service, region, account, resource };
}

/** Whether the text is an AWS account id. */
export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}
