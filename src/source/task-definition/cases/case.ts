/** A task definition as text and what has to be read out of it: one entry for a domain expert to judge. */
import type { Answers, QuestionId } from '../../../core/index.ts';
import type { NoteTopic } from '../../result.ts';

export interface Case {
  readonly name: string;
  /** One text, or several that are united. */
  readonly text: string | readonly string[];
  /** The answers named here are these; in a case with `exact`, there are no others. */
  readonly answers: Answers;
  readonly exact?: true;
  /** Questions that get no answer. */
  readonly unanswered?: readonly QuestionId[];
  /** The field that an answer comes from. */
  readonly from?: { readonly [Q in QuestionId]?: string };
  /** Questions that are listed as open or in doubt, with a part of the text. */
  readonly open?: { readonly [Q in QuestionId]?: string };
  /** Parts of notes, by topic. */
  readonly notes?: readonly (readonly [NoteTopic, string])[];
}

/** A text that is refused: where, and with which words. */
export interface Refusal {
  readonly name: string;
  readonly text: string;
  readonly line?: number;
  readonly column?: number;
  readonly path?: string;
  readonly message: string;
}

type Json = { readonly [key: string]: unknown };

/** The register form with these fields and containers. */
export function task(fields: Json, ...containers: readonly Json[]): string {
  return JSON.stringify({ family: 'app', ...fields, containerDefinitions: containers }, null, 2);
}

/** A whole task definition for AWS Fargate. */
export function fargate(...containers: readonly Json[]): string {
  const platform = { networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'], cpu: '256', memory: '512' };
  return task(platform, ...containers);
}

/** A container with an image of Docker Hub. */
export function container(fields: Json = {}): Json {
  return { name: 'app', image: 'nginx:1.27', essential: true, ...fields };
}
