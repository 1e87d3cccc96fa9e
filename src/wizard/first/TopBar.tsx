import { goTo, redo, setDialog, setTheme, undo } from '../state/actions.ts';
import { type Theme, useWizard } from '../state/store.ts';
import { useHydrated } from './hydrated.ts';
import { intentions } from './on-demand.ts';
import { Button, IconButton } from './ui/Button.tsx';
import { Icon } from './ui/Icon.tsx';

const THEMES: { readonly [T in Theme]: string } = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
};

export function TopBar() {
  const canUndo = useWizard((state) => state.past.length > 0);
  const canRedo = useWizard((state) => state.future.length > 0);
  return (
    <header className="top">
      <div className="top-inner">
        <button
          type="button"
          className="brand"
          aria-label="ECS Endpoint Planner: start"
          onClick={() => goTo('start')}
        >
          <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
            <path className="brand-net" d="M3 6.5 12 2l9 4.5v11L12 22l-9-4.5z" />
            <path className="brand-way" d="M12 12v10M12 12l9-5.5M12 12 3 6.5" />
            <circle className="brand-dot" cx="12" cy="12" r="3.2" />
          </svg>
          <span>ECS Endpoint Planner</span>
        </button>
        <div className="top-actions">
          <span className="undo-redo">
            <IconButton icon="undo" label="Undo (Ctrl+Z)" disabled={!canUndo} onClick={undo} />
            <IconButton icon="redo" label="Redo (Ctrl+Shift+Z)" disabled={!canRedo} onClick={redo} />
          </span>
          <IconButton icon="search" label="Search the plan (Ctrl+K)" onClick={() => setDialog('search')} />
          <ThemeChoice />
          <Button icon="paste" className="quiet" {...intentions.paste} onClick={() => setDialog('paste')}>
            <span className="wide-only">Check an error or a VPC</span>
            <span className="narrow-only">Check</span>
          </Button>
          <Button icon="share" className="quiet share" onClick={() => setDialog('share')}>
            <span>
              Share<span className="wide-only"> and save</span>
            </span>
          </Button>
        </div>
      </div>
    </header>
  );
}

/** The browser's own menu behind an icon. */
function ThemeChoice() {
  const hydrated = useHydrated();
  const chosen = useWizard((state) => state.theme);
  const theme = hydrated ? chosen : 'system';
  return (
    <span className="theme button icon-only">
      <Icon name={theme} />
      <select
        aria-label="Colours"
        title="Light or dark"
        value={theme}
        onChange={(event) => setTheme(event.target.value as Theme)}
      >
        {Object.entries(THEMES).map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </span>
  );
}
