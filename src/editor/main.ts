/** The page that the wizard frames to edit a policy: Monaco, told what to show and what to mark. */
import './editor.css';
import { placeAt, wordsAt } from './completion.ts';
import { monaco } from './monaco.ts';
import { type FromEditor, type Marker, type OpenDocument, post, receive, type ToEditor } from './protocol.ts';
import { defineThemes, setTheme } from './themes.ts';

const LANGUAGE = 'json';
const say = (message: FromEditor): void => post(parent, message);

let offered: Pick<OpenDocument, 'actions' | 'conditionKeys'> = { actions: [], conditionKeys: [] };

const severities = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
};

/** Says it when the text is drawn; a browser draws nothing of a frame that is out of sight, so it does not wait for ever. */
function sayWhenDrawn(message: FromEditor): void {
  let isSaid = false;
  const once = (): void => {
    if (!isSaid) say(message);
    isSaid = true;
  };
  requestAnimationFrame(once);
  setTimeout(once, 200);
}

function createEditor(element: HTMLElement): monaco.editor.IStandaloneCodeEditor {
  const model = monaco.editor.createModel('', LANGUAGE, monaco.Uri.parse('inmemory://policy/policy.json'));
  model.updateOptions({
    tabSize: 2,
    insertSpaces: true,
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  });
  return monaco.editor.create(element, {
    model,
    automaticLayout: true,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    fontSize: 13,
    lineNumbersMinChars: 3,
    folding: true,
    wordWrap: 'on',
    padding: { top: 8, bottom: 8 },
    quickSuggestions: { strings: true, other: true, comments: false },
    wordBasedSuggestions: 'off',
    fixedOverflowWidgets: true,
    occurrencesHighlight: 'off',
    renderLineHighlight: 'line',
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    stickyScroll: { enabled: false },
    // At its end the wheel moves the page around it.
    scrollbar: { alwaysConsumeMouseWheel: false },
    'semanticHighlighting.enabled': false,
  });
}

function markersOf(model: monaco.editor.ITextModel, markers: readonly Marker[]): monaco.editor.IMarkerData[] {
  return markers.map(({ severity, text, start, end }) => {
    const from = model.getPositionAt(start);
    const to = model.getPositionAt(end);
    return {
      severity: severities[severity],
      message: text,
      startLineNumber: from.lineNumber,
      startColumn: from.column,
      endLineNumber: to.lineNumber,
      endColumn: to.column,
    };
  });
}

/** Offers IAM's names inside Action lists and conditions; keys and operators come from the schema. */
function registerCompletion(): void {
  monaco.languages.registerCompletionItemProvider(LANGUAGE, {
    triggerCharacters: ['"', ':'],
    provideCompletionItems: (model, position) => {
      const offset = model.getOffsetAt(position);
      const place = placeAt(model.getValue(), offset);
      const kind = place && wordsAt(place);
      if (place === undefined || kind === undefined) return { suggestions: [] };
      const line = model.getLineContent(position.lineNumber);
      const rest = /^[^"]*/.exec(line.slice(position.column - 1))?.[0].length ?? 0;
      const range = monaco.Range.fromPositions(model.getPositionAt(place.start), position.delta(0, rest));
      return {
        suggestions: offered[kind].map((word, index) => ({
          label: word,
          kind:
            kind === 'actions'
              ? monaco.languages.CompletionItemKind.Function
              : monaco.languages.CompletionItemKind.Property,
          insertText: word,
          sortText: String(index).padStart(5, '0'),
          range,
        })),
      };
    },
  });
}

function start(element: HTMLElement): void {
  defineThemes();
  registerCompletion();
  const editor = createEditor(element);
  const model = editor.getModel();
  if (model === null) throw new Error('the editor has no document');

  let told = '';
  let openKey = '';
  /** Text that comes from the wizard is not a change by the user. */
  const set = (value: string): void => {
    told = value;
    model.setValue(value);
  };
  model.onDidChangeContent(() => {
    const value = model.getValue();
    if (value !== told) say({ type: 'changed', key: openKey, value });
    told = value;
  });
  // Escape closes what Monaco has open; when nothing is, it leads out of the editor.
  editor.addCommand(
    monaco.KeyCode.Escape,
    () => say({ type: 'leave' }),
    '!suggestWidgetVisible && !findWidgetVisible && !markersNavigationVisible && !editorHoverVisible && !editorHasSelection && !editorHasMultipleSelections && !inSnippetMode',
  );

  const open = ({ key, value, label, theme, readOnly, actions, conditionKeys }: OpenDocument): void => {
    openKey = key;
    offered = { actions, conditionKeys };
    setTheme(theme);
    editor.updateOptions({ readOnly, ariaLabel: label });
    set(value);
    editor.setPosition({ lineNumber: 1, column: 1 });
    editor.setScrollTop(0);
    sayWhenDrawn({ type: 'opened', key });
  };

  addEventListener('message', (event) => {
    const message = receive<ToEditor>(event, parent);
    switch (message?.type) {
      case undefined:
        break;
      case 'open':
        open(message.document);
        break;
      case 'replace':
        if (message.value !== model.getValue()) set(message.value);
        break;
      case 'problems':
        monaco.editor.setModelMarkers(model, 'planner', markersOf(model, message.markers));
        break;
      case 'theme':
        setTheme(message.theme);
        break;
      case 'focus':
        editor.focus();
        break;
    }
  });
  say({ type: 'ready' });
}

try {
  const element = document.getElementById('editor');
  if (element === null) throw new Error('the page has no place for the editor');
  start(element);
} catch (error) {
  say({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
}
