import { includedEndpoints, type Plan } from '../../../core/index.ts';
import { announce } from '../../browser/announce.ts';
import { downloadText } from '../../browser/files.ts';
import { loadable, useLoadable } from '../../first/loadable.ts';
import { Button } from '../../first/ui/Button.tsx';
import { useServiceStates } from '../service-states.ts';
import { VERDICTS } from '../verdicts.ts';
import { Picture } from './Picture.tsx';

const files = loadable(() => import('./picture-files.ts'));

/** The picture with its key, and the ways to take it along. */
export function PictureBox({ plan, canSave = false }: { readonly plan: Plan; readonly canSave?: boolean }) {
  const hasInterface = plan.endpoints.some(({ type }) => type === 'Interface');
  const hasGateway = plan.endpoints.some(({ type }) => type === 'Gateway');
  const states = useServiceStates();
  const outcomes = new Set([...states.values()].map(({ outcome }) => outcome));
  const verdicts = new Set([...states.values()].map(({ verdict }) => verdict));
  const hasOptional = plan.endpoints.some(({ need }) => need === 'optional');
  return (
    <figure className="picture" data-place="picture">
      <Picture plan={plan} states={states} />
      <figcaption>
        {hasInterface && (
          <span className="key-interface">Interface endpoint: a network interface in each zone</span>
        )}
        {hasGateway && <span className="key-gateway">Gateway endpoint: a route</span>}
        {hasOptional && <span className="key-optional">optional</span>}
        {includedEndpoints(plan).length < plan.endpoints.length && (
          <span className="key-left-out">not exported</span>
        )}
        {verdicts.has('missing') && <span className="key-missing">{VERDICTS.missing.text}</span>}
        {verdicts.has('misconfigured') && (
          <span className="key-misconfigured">{VERDICTS.misconfigured.text}</span>
        )}
        {outcomes.has('passes') && <span className="key-passes">calls pass</span>}
        {outcomes.has('fails') && <span className="key-fails">calls fail</span>}
        {outcomes.has('unknown') && <span className="key-unknown">not known whether calls pass</span>}
      </figcaption>
      {canSave && <Files plan={plan} />}
    </figure>
  );
}

function Files({ plan }: { readonly plan: Plan }) {
  const { value } = useLoadable(files);
  const name = `${plan.workload.namePrefix}-endpoints`;
  const save = async (format: 'svg' | 'png' | 'drawio' | 'mermaid') => {
    try {
      const made = value ?? (await files.load());
      if (format === 'png') downloadText(`${name}.png`, await made.toPng(plan));
      else if (format === 'svg') downloadText(`${name}.svg`, made.toSvg(plan), 'image/svg+xml');
      else if (format === 'drawio') downloadText(`${name}.drawio`, made.toDrawio(plan), 'application/xml');
      else downloadText(`${name}.mmd`, made.toMermaid(plan));
      announce('The picture is saved');
    } catch {
      announce('The picture could not be made');
    }
  };
  return (
    <div className="picture-files no-print">
      <span className="hint">Save the picture as</span>
      {(['svg', 'png', 'drawio', 'mermaid'] as const).map((format) => (
        <Button key={format} variant="link" onClick={() => save(format)}>
          {{ svg: 'SVG', png: 'PNG', drawio: 'draw.io', mermaid: 'Mermaid' }[format]}
          <span className="sr-only"> picture</span>
        </Button>
      ))}
    </div>
  );
}
