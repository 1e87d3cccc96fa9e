/** CloudFormation as JSON: what the YAML says in comments stands in metadata. */

import { toGraph } from '../../change/to-resources.ts';
import { correctionLines } from '../corrections.ts';
import type { ExportContext } from '../format.ts';
import { headerLines, MOST_LINES, openWords } from '../header.ts';
import { isCoded } from './corrections.ts';
import { fitsCall, fittingCall } from './size.ts';
import { toTemplate } from './template.ts';
import type { CfnResource, CfnValue } from './value.ts';

/** Prints the template as JSON; a very large plan is indented less, so that it can still be passed in a call. */
export function printCloudFormationJson(context: ExportContext): string {
  const template = toTemplate(context);
  const resources = [...template.resources].map(([id, { explained, body }]): readonly [string, CfnValue] => {
    const { Type = '', ...rest } = body;
    return [id, { Type, ...(explained === undefined ? {} : { Metadata: metadataOf(explained) }), ...rest }];
  });
  const document = (size: readonly string[]) => ({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: template.description,
    Metadata: {
      EcsEndpointPlanner: [
        ...headerLines(context, 'CloudFormation template', MOST_LINES - size.length),
        ...size,
        ...correctionLines(context.corrections ?? [], toGraph(context.plan), isCoded),
      ],
      ...template.metadata,
    },
    ...(Object.keys(template.parameters).length === 0 ? {} : { Parameters: template.parameters }),
    ...(Object.keys(template.rules).length === 0 ? {} : { Rules: template.rules }),
    ...(Object.keys(template.conditions).length === 0 ? {} : { Conditions: template.conditions }),
    Resources: Object.fromEntries(resources),
    ...(Object.keys(template.outputs).length === 0 ? {} : { Outputs: template.outputs }),
  });
  return fittingCall((size) => {
    const texts = [2, 1, 0].map((indent) => `${JSON.stringify(document(size), null, indent)}\n`);
    return texts.find(fitsCall) ?? `${texts.at(-1)}`;
  });
}

function metadataOf({ reason, whyOpen }: NonNullable<CfnResource['explained']>): CfnValue {
  const policy = openWords(whyOpen && { text: whyOpen.text });
  return { Reason: reason.text, Source: reason.citation.url, ...(policy === '' ? {} : { Policy: policy }) };
}
