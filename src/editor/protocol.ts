/**
 * What the wizard and the editor's page say to each other by `postMessage`. The editor knows nothing of plans: it shows
 * a text, offers the words it is given, marks the problems it is told and reports changes.
 */

export type EditorTheme = 'light' | 'dark';

/** A problem at a place of the text, counted in UTF-16 code units. */
export interface Marker {
  readonly severity: 'error' | 'warning' | 'info';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What an opened document is: the editor keeps nothing of the one before. */
export interface OpenDocument {
  /** Which document it is. What the editor says carries it, because an answer may come when another one is shown. */
  readonly key: string;
  readonly value: string;
  /** What a screen reader says when the editor gets the focus. */
  readonly label: string;
  readonly theme: EditorTheme;
  readonly readOnly: boolean;
  /** IAM actions to offer, such as `ecr:BatchGetImage`, the most likely first. */
  readonly actions: readonly string[];
  readonly conditionKeys: readonly string[];
}

export type ToEditor =
  | { readonly type: 'open'; readonly document: OpenDocument }
  | { readonly type: 'replace'; readonly value: string }
  | { readonly type: 'problems'; readonly markers: readonly Marker[] }
  | { readonly type: 'theme'; readonly theme: EditorTheme }
  | { readonly type: 'focus' };

export type FromEditor =
  /** The editor runs and waits for a document. */
  | { readonly type: 'ready' }
  /** The document is on the screen. */
  | { readonly type: 'opened'; readonly key: string }
  | { readonly type: 'changed'; readonly key: string; readonly value: string }
  /** The keyboard user wants to get out. */
  | { readonly type: 'leave' }
  | { readonly type: 'failed'; readonly reason: string };

const CHANNEL = 'ecs-endpoint-planner/editor';

interface Envelope {
  readonly channel: typeof CHANNEL;
  readonly message: ToEditor | FromEditor;
}

export function post(to: Window, message: ToEditor | FromEditor): void {
  const envelope: Envelope = { channel: CHANNEL, message };
  to.postMessage(envelope, location.origin);
}

/**
 * The message in an event, if it is one of ours: same origin, from the expected window, in our envelope. Both sides are
 * the same build of the same site, so what passes these three is of the type that the other side was compiled with.
 */
export function receive<Message extends ToEditor | FromEditor>(
  event: MessageEvent<unknown>,
  from: Window | null,
): Message | undefined {
  if (event.origin !== location.origin || from === null || event.source !== from) return undefined;
  const { data } = event;
  if (typeof data !== 'object' || data === null || !('channel' in data) || !('message' in data))
    return undefined;
  return data.channel === CHANNEL ? (data.message as Message) : undefined;
}
