import {
  PRESETS,
  partitionOf,
  QUESTION_IDS,
  type QuestionId,
  questionOf,
  regionOf,
} from '../../core/index.ts';
import { openPreset } from '../state/plan-actions.ts';
import { useWizard } from '../state/store.ts';

/** Questions about where the plan is put, not about what runs there: a preset leaves their answers as they are. */
const TARGET: readonly QuestionId[] = QUESTION_IDS.filter((id) => questionOf(id).step === 'target');
const [REGION] = QUESTION_IDS;

/** The questions whose answers stay: the Region too, unless the preset names its Region or is for another partition. */
function keptBy(preset: (typeof PRESETS)[number]): readonly QuestionId[] {
  const { name } = regionOf(preset.answers.region);
  const place = /\(([^)]+)\)/.exec(name)?.[1] ?? name;
  const text = `${preset.title} ${preset.description}`;
  const isAboutRegion =
    text.includes(place) ||
    text.includes(name) ||
    partitionOf(preset.answers.region) !== partitionOf(ordinary);
  return REGION === undefined || isAboutRegion ? TARGET : [REGION, ...TARGET];
}

const ordinary = PRESETS[0].answers.region;

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
            onClick={() => openPreset(preset.id, preset.answers, keptBy(preset))}
          >
            <span className="tile-label">{preset.title}</span>
            <span className="tile-hint">{preset.description}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
