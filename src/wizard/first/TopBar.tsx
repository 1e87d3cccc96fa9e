import { useEffect } from 'react';
import { type Theme, useWizard } from '../state/store.ts';
import { Button, IconButton } from './ui/Button.tsx';
import type { IconName } from './ui/Icon.tsx';

const THEMES: readonly { readonly theme: Theme; readonly icon: IconName; readonly label: string }[] = [
  { theme: 'system', icon: 'system', label: 'Colours: as the system' },
  { theme: 'light', icon: 'light', label: 'Colours: light' },
  { theme: 'dark', icon: 'dark', label: 'Colours: dark' },
];

export function TopBar() {
  const undo = useWizard((state) => state.undo);
  const redo = useWizard((state) => state.redo);
  const canUndo = useWizard((state) => state.past.length > 0);
  const canRedo = useWizard((state) => state.future.length > 0);
  const goTo = useWizard((state) => state.goTo);
  useUndoKeys();
  return (
    <header className="top">
      <button type="button" className="brand" onClick={() => goTo('start')}>
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
          <path className="brand-net" d="M3 6.5 12 2l9 4.5v11L12 22l-9-4.5z" />
          <path className="brand-way" d="M12 12v10M12 12l9-5.5M12 12 3 6.5" />
          <circle className="brand-dot" cx="12" cy="12" r="3.2" />
        </svg>
        <span>ECS Endpoint Planner</span>
      </button>
      <div className="top-actions">
        <IconButton icon="undo" label="Undo (Ctrl+Z)" disabled={!canUndo} onClick={undo} />
        <IconButton icon="redo" label="Redo (Ctrl+Shift+Z)" disabled={!canRedo} onClick={redo} />
        <ThemeButton />
        <Button icon="share" className="share" onClick={() => useWizard.getState().setSharing(true)}>
          <span>
            Share<span className="wide-only"> and save</span>
          </span>
        </Button>
      </div>
    </header>
  );
}

/** One button for three themes: each press takes the next one. */
function ThemeButton() {
  const theme = useWizard((state) => state.theme);
  const setTheme = useWizard((state) => state.setTheme);
  const index = THEMES.findIndex((entry) => entry.theme === theme);
  const now = THEMES[index] ?? THEMES[0];
  const next = THEMES[(index + 1) % THEMES.length];
  if (!now || !next) return null;
  return <IconButton icon={now.icon} label={now.label} onClick={() => setTheme(next.theme)} />;
}

/** Ctrl+Z and its kin, unless they belong to a text that is being edited. */
function useUndoKeys() {
  const undo = useWizard((state) => state.undo);
  const redo = useWizard((state) => state.redo);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTextField(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [undo, redo]);
}

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'file'].includes(target.type);
  return target instanceof HTMLElement && target.isContentEditable;
}
