import { useState } from 'react';
import { policyText } from '../../core/index.ts';
import { EXPORT_FORMATS, type ExportContext, FORMATS, fileNameOf } from '../../export/format.ts';
import { planLink } from '../browser/address.ts';
import { announce } from '../browser/announce.ts';
import { downloadText } from '../browser/files.ts';
import { Button } from '../first/ui/Button.tsx';
import { savedAnswers } from '../later/saved.ts';
import { exporterOf } from './exporters.ts';
import type { NamedFile } from './zip.ts';

/** Every format, every policy, the picture and the saved answers as one zip, and what to do with them. */
export function AllFiles({ context }: { readonly context: ExportContext }) {
  const [state, setState] = useState<'idle' | 'working' | 'failed'>('idle');
  const download = async () => {
    setState('working');
    try {
      const { namePrefix } = context.plan.workload;
      const [{ zipFiles }, files] = await Promise.all([import('./zip.ts'), allFiles(context)]);
      downloadText(`${namePrefix}-endpoints.zip`, zipFiles(files));
      setState('idle');
      announce('Zip file saved');
    } catch {
      setState('failed');
      announce('The zip file could not be made');
    }
  };
  return (
    <Button
      icon={state === 'failed' ? 'error' : 'download'}
      onClick={download}
      disabled={state === 'working'}
    >
      {state === 'failed' ? 'Not made: try again' : 'Download all (zip)'}
    </Button>
  );
}

async function allFiles(context: ExportContext): Promise<readonly NamedFile[]> {
  const { plan } = context;
  const printed = await Promise.all(
    EXPORT_FORMATS.map(async (format) => ({
      name: fileNameOf(format, plan.workload.namePrefix),
      content: (await exporterOf(format).load()).print(context),
      isScript: FORMATS[format].language === 'shell',
    })),
  );
  const policies = plan.endpoints.flatMap(({ service, policy }) =>
    policy === undefined ? [] : [{ name: `policies/${service}.json`, content: `${policyText(policy)}\n` }],
  );
  const { namePrefix } = plan.workload;
  const answers = { name: `${namePrefix}-answers.json`, content: savedAnswers() };
  const [{ toSvg }, { printReadme }] = await Promise.all([
    import('../later/picture/picture-files.ts'),
    import('./readme.ts'),
  ]);
  const picture = { name: `${namePrefix}-endpoints.svg`, content: toSvg(plan) };
  const readme = {
    name: 'README.md',
    content: printReadme(plan, {
      link: planLink(),
      answers: answers.name,
      picture: picture.name,
      hasPolicies: policies.length > 0,
    }),
  };
  return [readme, ...printed, ...policies, picture, answers];
}
