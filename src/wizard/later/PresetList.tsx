import { PRESETS } from '../../core/index.ts';
import { useWizard } from '../state/store.ts';
import { takePreset } from './take-preset.ts';

export function PresetList() {
  const workloads = useWizard((state) => state.workloads);
  const chosen = useWizard((state) => state.preset);
  return (
    <ul>
      {PRESETS.map((preset) => (
        <li key={preset.id}>
          <button
            type="button"
            className="preset"
            data-preset={preset.id}
            aria-pressed={chosen?.id === preset.id && chosen.workloads === workloads}
            onClick={() => takePreset(preset)}
          >
            <span className="tile-label">{preset.title}</span>
            <span className="tile-hint">{preset.description}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
