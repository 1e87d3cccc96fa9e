import { type Plan, policyText, serviceOf } from '../../core/index.ts';
import { downloadText } from '../browser/files.ts';
import { Button } from '../first/ui/Button.tsx';
import { CopyButton } from '../later/ui/CopyButton.tsx';
import { useKept } from '../later/ui/use-kept.ts';
import { Code } from './Code.tsx';

/** Each planned policy as a file of its own. */
export function PolicyFiles({ plan }: { readonly plan: Plan }) {
  const files = plan.endpoints.flatMap(({ service, policy }) =>
    policy === undefined ? [] : [{ service, name: `${service}.json`, text: `${policyText(policy)}\n` }],
  );
  const [chosen, setChosen] = useKept<string | undefined>('policy file', undefined);
  const file = files.find(({ service }) => service === chosen) ?? files[0];
  if (file === undefined)
    return (
      <p>
        No endpoint of this plan has a policy of its own: the default of AWS applies, which allows everything.
      </p>
    );
  return (
    <div className="export-file">
      <div className="export-bar">
        <label>
          Policy of{' '}
          <select
            className="input select"
            value={file.service}
            onChange={(event) => setChosen(event.target.value)}
          >
            {files.map(({ service }) => (
              <option key={service} value={service}>
                {service} ({serviceOf(service).name})
              </option>
            ))}
          </select>
        </label>
        <span className="export-actions">
          <CopyButton text={file.text} what={`the policy of ${file.service}`} />
          <Button icon="download" onClick={() => downloadText(file.name, file.text)}>
            Download<span className="sr-only"> {file.name}</span>
          </Button>
        </span>
      </div>
      <Code text={file.text} language="json" label={`Policy of ${file.service}`} />
    </div>
  );
}
