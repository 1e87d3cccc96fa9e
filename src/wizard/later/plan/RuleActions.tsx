import type { RuleId } from '../../../core/index.ts';
import { planLink } from '../../browser/address.ts';
import type { ReviewTab } from '../../state/store.ts';
import { reportOf } from '../report.ts';
import { CopyButton } from '../ui/CopyButton.tsx';

const KIND_WORDS = { finding: 'finding', note: 'note' };

/** What can be sent about a finding or a note: the link to it, and a report if it is wrong. */
export function RuleActions({
  rule,
  tab = 'endpoints',
  what = 'finding',
}: {
  readonly rule: RuleId;
  /** Findings stand above the parts of the review, notes in one. */
  readonly tab?: ReviewTab;
  readonly what?: keyof typeof KIND_WORDS;
}) {
  return (
    <div className="no-print">
      <LinkButton target={`${tab}/${rule}`} what={`to the ${KIND_WORDS[what]} ${rule}`} />
      <ReportButton rule={rule} what={what} />
    </div>
  );
}

/** Copies a report to fill in, for who says that a finding is wrong. */
export function ReportButton({
  rule,
  what,
}: {
  readonly rule: string;
  readonly what: keyof typeof KIND_WORDS;
}) {
  return (
    <CopyButton
      text={() => reportOf(rule)}
      label="Copy a report"
      what={`to fill in, if this ${KIND_WORDS[what]} is wrong`}
      variant="link"
    />
  );
}

/** Copies the link to a part of the plan. */
export function LinkButton({ target, what }: { readonly target: string; readonly what: string }) {
  return (
    <CopyButton text={() => planLink(target)} label="Copy link" what={what} icon="link" variant="link" />
  );
}
