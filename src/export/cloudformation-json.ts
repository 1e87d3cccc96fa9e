/** CloudFormation as JSON: what the YAML says in comments stands in metadata. */
import { type CfnValue, toTemplate } from './cloudformation-template.ts';
import { type ExportContext, type Exporter, FORMATS } from './format.ts';
import { headerLines } from './header.ts';

export const cloudformationJsonExporter: Exporter = {
  ...FORMATS['cloudformation-json'],
  print: printCloudFormationJson,
};

/** Prints the template as JSON. */
export function printCloudFormationJson(context: ExportContext): string {
  const template = toTemplate(context);
  const resources = [...template.resources].map(([id, { reason, body }]): readonly [string, CfnValue] => {
    const { Type = '', ...rest } = body;
    const metadata = reason === undefined ? {} : { Metadata: { Reason: reason.text, Source: reason.url } };
    return [id, { Type, ...metadata, ...rest }];
  });
  const document = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: template.description,
    Metadata: {
      EcsEndpointPlanner: headerLines(context, 'CloudFormation template'),
      ...template.metadata,
    },
    ...(Object.keys(template.parameters).length === 0 ? {} : { Parameters: template.parameters }),
    Resources: Object.fromEntries(resources),
    ...(Object.keys(template.outputs).length === 0 ? {} : { Outputs: template.outputs }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
