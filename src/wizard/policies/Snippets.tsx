import { useMemo } from 'react';
import { citationOf, type Plan, policyText } from '../../core/index.ts';
import { type PolicySnippet, policySnippets } from '../../policy/index.ts';
import { Code } from '../export/Code.tsx';
import { Badge } from '../first/ui/Badge.tsx';
import { Sources } from '../first/ui/SourceLink.tsx';
import { CopyButton } from '../later/ui/CopyButton.tsx';

const ATTACH_TO: { readonly [A in PolicySnippet['attachTo']]: string } = {
  'iam-role': 'for the IAM role',
  endpoint: 'for the endpoint',
  bucket: 'for the bucket',
};

/** Policies to copy that the exports do not attach: for roles, for buckets, and the examples of the documentation. */
export function Snippets({ plan }: { readonly plan: Plan }) {
  const snippets = useMemo(() => policySnippets(plan), [plan]);
  if (snippets.length === 0) return null;
  return (
    <section className="policy-snippets" aria-labelledby="policy-snippets-title">
      <h2 id="policy-snippets-title">Policies to copy</h2>
      <p className="hint">The exports do not attach these. Copy what you need.</p>
      {snippets.map((snippet) => (
        <Snippet key={snippet.id} snippet={snippet} />
      ))}
    </section>
  );
}

function Snippet({ snippet }: { readonly snippet: PolicySnippet }) {
  const text = policyText(snippet.document);
  return (
    <details className="policy-snippet">
      <summary>
        <span>{snippet.title}</span> <Badge>{ATTACH_TO[snippet.attachTo]}</Badge>
      </summary>
      <p>{snippet.why}</p>
      <Code text={text} language="json" label={snippet.title} />
      <div className="policy-bar">
        <CopyButton text={text} what={snippet.title} />
      </div>
      <Sources citations={snippet.cites.map(citationOf)} />
    </details>
  );
}
