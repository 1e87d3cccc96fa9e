import {
  PRESETS,
  partitionOf,
  QUESTION_IDS,
  type QuestionId,
  questionOf,
  regionOf,
} from '../../core/index.ts';
import { openPreset } from '../state/plan-actions.ts';

/** Questions about where the plan is put, not about what runs there: a preset leaves their answers as they are. */
const TARGET: readonly QuestionId[] = QUESTION_IDS.filter((id) => questionOf(id).step === 'target');
const [REGION] = QUESTION_IDS;
const ordinary = PRESETS[0].answers.region;

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

/** Makes a typical workload the plan; what is not about it stays answered. */
export function takePreset(preset: (typeof PRESETS)[number]): void {
  openPreset(preset.id, preset.answers, keptBy(preset));
}
