import { useSyncExternalStore } from 'react';
import type { EditorTheme } from '../../editor/protocol.ts';
import { useWizard } from '../state/store.ts';

const DARK = '(prefers-color-scheme: dark)';

function subscribe(changed: () => void): () => void {
  const query = matchMedia(DARK);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** The theme on the screen: the user's choice, or the system's. */
export function useShownTheme(): EditorTheme {
  const chosen = useWizard((state) => state.theme);
  const system = useSyncExternalStore(subscribe, () => matchMedia(DARK).matches);
  if (chosen !== 'system') return chosen;
  return system ? 'dark' : 'light';
}
