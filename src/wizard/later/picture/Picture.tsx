/** The plan as a picture: pointing at an endpoint here points at it in the list, and the other way round. */
import { memo, useId, useMemo } from 'react';
import type { Plan } from '../../../core/index.ts';
import { isSame } from '../../first/same.ts';
import { setAt, showTab } from '../../state/actions.ts';
import { useWizard } from '../../state/store.ts';
import { OUTCOMES, type ServiceState, type ServiceStates } from '../service-states.ts';
import { VERDICTS } from '../verdicts.ts';
import { layoutOf, pictureInWords } from './layout.ts';
import type { Shape } from './shapes.ts';

export function Picture({ plan, states }: { readonly plan: Plan; readonly states: ServiceStates }) {
  const id = useId();
  const { width, height, shapes } = useMemo(() => layoutOf(plan, false), [plan]);
  const at = useWizard((state) => state.at);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}t ${id}d`}>
      <title id={`${id}t`}>Picture of the plan</title>
      <desc id={`${id}d`}>
        {pictureInWords(plan)} {statesInWords(plan, states)} {plan.endpoints.length > 0 && ROWS_TOO}
      </desc>
      {shapes.map((shape, index) => (
        <Drawn
          // biome-ignore lint/suspicious/noArrayIndexKey: shapes are drawn in their order, and have no other identity
          key={index}
          shape={shape}
          isAt={shape.service !== undefined && shape.service === at}
          state={shape.service === undefined ? undefined : states.get(shape.service)}
        />
      ))}
    </svg>
  );
}

/** Pressing and pointing at an endpoint here is a way that its row gives to keys as well: no stop of its own for them. */
const ROWS_TOO =
  'Each endpoint is a row of the list of endpoints, which opens with its details; the row that has the focus is marked here.';

/** What exists and whether its calls pass, for people who do not see the colours. */
function statesInWords(plan: Plan, states: ServiceStates): string {
  return plan.endpoints
    .flatMap(({ service }) => {
      const { verdict, outcome } = states.get(service) ?? {};
      const words = [verdict && VERDICTS[verdict].text, outcome && OUTCOMES[outcome]].filter(Boolean);
      return words.length === 0 ? [] : [`${service}: ${words.join(', ')}.`];
    })
    .join(' ');
}

const Drawn = memo(function Drawn({
  shape,
  isAt,
  state,
}: {
  readonly shape: WithService;
  readonly isAt: boolean;
  readonly state: ServiceState | undefined;
}) {
  const { role, service } = shape;
  const need = 'need' in shape ? shape.need : undefined;
  // Strokes that show a state would make letters thick.
  const { verdict, outcome } = (shape.kind === 'text' ? undefined : state) ?? {};
  const className = [
    'p',
    `p-${role}`,
    need && `need-${need}`,
    isAt && 'at',
    verdict && `v-${verdict}`,
    outcome && `r-${outcome}`,
  ]
    .filter(Boolean)
    .join(' ');
  const handlers = service === undefined ? {} : pointing(service);
  if (shape.kind === 'box') {
    const { x, y, width, height, radius } = shape;
    return <rect className={className} x={x} y={y} width={width} height={height} rx={radius} {...handlers} />;
  }
  if (shape.kind === 'line')
    return (
      <polyline
        className={className}
        fill="none"
        points={shape.points.map((point) => point.join()).join(' ')}
        {...handlers}
      />
    );
  return (
    <text
      className={className}
      x={shape.x}
      y={shape.y}
      textAnchor={shape.end ? 'end' : undefined}
      textLength={shape.closer}
      lengthAdjust={shape.closer && 'spacingAndGlyphs'}
      {...handlers}
    >
      {shape.text}
    </text>
  );
}, isSame);

type WithService = Shape & { readonly service?: string };

function pointing(service: string) {
  return {
    'data-tile': service,
    onPointerEnter: () => setAt(service),
    onPointerLeave: () => setAt(undefined),
    onClick: () => showTab('endpoints', { at: service, pointed: true }),
  };
}
