/** What stands in a template: JSON, and intrinsic functions. */
import type { Endpoint } from '../../change/resources.ts';

/** An intrinsic function: a short tag in YAML, a member of its own in JSON. */
export class Intrinsic {
  readonly name: string;
  readonly argument: CfnValue;

  constructor(name: string, argument: CfnValue) {
    this.name = name;
    this.argument = argument;
  }

  toJSON(): { readonly [name: string]: CfnValue } {
    if (this.name === 'Ref') return { Ref: this.argument };
    if (this.name === 'GetAtt' && typeof this.argument === 'string')
      return { 'Fn::GetAtt': this.argument.split('.') };
    return { [`Fn::${this.name}`]: this.argument };
  }
}

export type CfnValue =
  | string
  | number
  | boolean
  | Intrinsic
  | readonly CfnValue[]
  | { readonly [key: string]: CfnValue };

export interface CfnResource {
  /** Of an endpoint: why it is there, for a comment or the metadata of the resource. */
  readonly explained: Pick<Endpoint, 'reason' | 'whyOpen'> | undefined;
  readonly body: { readonly [key: string]: CfnValue };
}
