import { IconButton } from '../first/ui/Button.tsx';
import { removeText } from '../state/more-actions.ts';
import { useWizard } from '../state/store.ts';
import type { TextFound } from './recognise.ts';

/** The texts beside the field, each with what it was found to be. */
export function FileChips({ found }: { readonly found: readonly TextFound[] }) {
  const texts = useWizard((state) => state.texts);
  return (
    <ul className="import-chips" aria-label="Texts">
      {texts.map(({ name }, index) => {
        const what = found[index];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name
          <li key={index}>
            <span>
              {name}
              {what && <span className="hint">: {what.title}</span>}
            </span>
            <IconButton icon="close" label={`Remove ${name}`} onClick={() => removeText(index)} />
          </li>
        );
      })}
    </ul>
  );
}
