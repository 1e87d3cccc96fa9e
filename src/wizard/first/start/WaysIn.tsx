import { useState } from 'react';
import { setDialog } from '../../state/actions.ts';
import { PresetList } from '../later.tsx';
import { intentions } from '../on-demand.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';

export function WaysIn() {
  const [showsPresets, setShowsPresets] = useState(false);
  return (
    <section className="ways" aria-label="Start from what you have">
      <Way
        icon="plan"
        title="A typical workload"
        hint="Fargate, EC2, Windows and more"
        aria-expanded={showsPresets}
        aria-controls="presets"
        onClick={() => setShowsPresets(!showsPresets)}
      />
      {/* Next for the keys; and under its own tile, where the tiles stand one below the other. */}
      <div id="presets" className="presets">
        {showsPresets && <PresetList />}
      </div>
      <Way
        icon="paste"
        title="Paste anything"
        hint="An error, a task definition, a template, describe-vpc-endpoints"
        {...intentions.paste}
        onClick={() => setDialog('paste')}
      />
      <Way
        icon="open"
        title="Open"
        hint="Saved answers, one of your last plans"
        onClick={() => setDialog('plans')}
      />
    </section>
  );
}

function Way({
  icon,
  title,
  hint,
  ...rest
}: React.ComponentProps<'button'> & {
  readonly icon: IconName;
  readonly title: string;
  readonly hint: string;
}) {
  return (
    <button type="button" className="way" {...rest}>
      <Icon name={icon} />
      <span>
        <span className="way-title">{title}</span>
        <span className="way-hint">{hint}</span>
      </span>
    </button>
  );
}
