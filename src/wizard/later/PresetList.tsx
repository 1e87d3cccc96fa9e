import { PRESETS } from '../../core/index.ts';
import { useWizard } from '../state/store.ts';

export function PresetList() {
  const openShared = useWizard((state) => state.openShared);
  const answers = useWizard((state) => state.answers);
  return (
    <ul>
      {PRESETS.map((preset) => (
        <li key={preset.id}>
          <button
            type="button"
            className="preset"
            data-preset={preset.id}
            aria-pressed={answers === preset.answers}
            onClick={() => openShared({ answers: preset.answers, policies: {} })}
          >
            <span className="tile-label">{preset.title}</span>
            <span className="tile-hint">{preset.description}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
