/**
 * What Playwright cannot ask of the system's Firefox although Firefox can do it: its session of WebDriver BiDi, and the window
 * around the page, which the flag `--remote-allow-system-access` of playwright.config.ts opens. Playwright's version is exact,
 * so that its inside stays as it is.
 */
import { readFileSync, rmSync } from 'node:fs';
import type { Page } from '@playwright/test';

interface Session {
  readonly sessionId: string;
  readonly send: (command: string, params: object) => Promise<unknown>;
  readonly on: (event: string, listener: (params: never) => void) => void;
  readonly off: (event: string, listener: (params: never) => void) => void;
}

/** What a press put into the folder of downloads. */
export interface Saved {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What a page is told of the screen and of the wishes of who reads it. */
export interface Media {
  readonly colorScheme?: 'dark' | 'light';
  readonly forcedColors?: 'active';
  readonly media?: 'print' | 'screen';
  readonly reducedMotion?: 'reduce';
}

/** Firefox's own name of a page, with what overrides the system. */
interface BrowsingContext {
  readonly top: { readonly embedderElement: unknown };
  forcedColorsOverride: string;
  mediumOverride: string;
  prefersColorSchemeOverride: string;
  prefersReducedMotionOverride: string;
}

export function isFirefox(page: Page): boolean {
  return page.context().browser()?.browserType().name() === 'firefox';
}

function sessionOf(page: Page): Session {
  const connection = Reflect.get(page, '_connection') as { toImpl: (page: Page) => unknown };
  const { delegate } = connection.toImpl(page) as { delegate: { _session: Session } };
  return delegate._session;
}

/** Runs a function in the window of Firefox that shows the page. */
async function inWindow<Given>(
  page: Page,
  run: (context: BrowsingContext, given: Given) => unknown,
  given: Given,
): Promise<unknown> {
  const session = sessionOf(page);
  const { contexts } = (await session.send('browsingContext.getTree', { 'moz:scope': 'chrome' })) as {
    readonly contexts: readonly { readonly context: string }[];
  };
  const answer = (await session.send('script.callFunction', {
    functionDeclaration: `(id, given) => {
      const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
      return (${run})(NavigableManager.getBrowsingContextById(id), JSON.parse(given));
    }`,
    arguments: [session.sessionId, JSON.stringify(given)].map((value) => ({ type: 'string', value })),
    awaitPromise: true,
    target: { context: contexts[0]?.context },
  })) as { readonly type: string; readonly result: { readonly value?: unknown } };
  if (answer.type !== 'success') throw new Error(`Firefox: ${JSON.stringify(answer)}`);
  return answer.result.value;
}

export async function emulateInFirefox(page: Page, wished: Media): Promise<void> {
  await inWindow(
    page,
    (context, { colorScheme, forcedColors, media, reducedMotion }) => {
      if (colorScheme !== undefined) context.prefersColorSchemeOverride = colorScheme;
      if (forcedColors !== undefined) context.forcedColorsOverride = forcedColors;
      if (media !== undefined) context.mediumOverride = media;
      if (reducedMotion !== undefined) context.prefersReducedMotionOverride = reducedMotion;
    },
    wished,
  );
}

/** A name that is told with a description. */
export interface Told {
  readonly name: string;
  readonly description: string;
}

/** What is told of a page to people who do not see it, as far as it has arrived: the first who asks has to ask again. */
export async function toldByFirefox(page: Page): Promise<readonly Told[]> {
  const read = ({ top }: BrowsingContext): string => {
    const { Cc, Ci } = globalThis as unknown as FirefoxWindow;
    const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
    const told: Told[] = [];
    const visit = (node: Accessible | null) => {
      for (let at = node; at !== null; at = at.nextSibling) {
        told.push({ name: at.name ?? '', description: at.description });
        visit(at.firstChild);
      }
    };
    visit(service.getAccessibleFor(top.embedderElement)?.firstChild ?? null);
    return JSON.stringify(told);
  };
  return JSON.parse(String(await inWindow(page, read, null))) as readonly Told[];
}

/** What a screen reader is given, as much of it as is used here. */
interface Accessible {
  readonly name: string | null;
  readonly description: string;
  readonly firstChild: Accessible | null;
  readonly nextSibling: Accessible | null;
}

/** The text of the clipboard; a page that reads it has to ask first, and no test shows that it may. */
export async function clipboardOfFirefox(page: Page): Promise<string> {
  const read = (_: BrowsingContext, flavour: string): string => {
    const { Cc, Ci, Services, window } = globalThis as unknown as FirefoxWindow;
    const copied = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable);
    copied.init(null);
    copied.addDataFlavor(flavour);
    const { clipboard } = Services;
    clipboard.getData(copied, clipboard.kGlobalClipboard, window.browsingContext.currentWindowContext);
    const text: { value?: { QueryInterface: (type: unknown) => { readonly data: string } } } = {};
    copied.getTransferData(flavour, text);
    return text.value?.QueryInterface(Ci.nsISupportsString).data ?? '';
  };
  return String(await inWindow(page, read, 'text/plain'));
}

/** As much of the window's own objects as is used here. */
interface FirefoxWindow {
  readonly Cc: {
    readonly '@mozilla.org/accessibilityService;1': {
      readonly getService: (type: unknown) => {
        readonly getAccessibleFor: (node: unknown) => Accessible | null;
      };
    };
    readonly '@mozilla.org/widget/transferable;1': {
      readonly createInstance: (type: unknown) => {
        readonly init: (context: null) => void;
        readonly addDataFlavor: (flavour: string) => void;
        readonly getTransferData: (flavour: string, into: object) => void;
      };
    };
  };
  readonly Ci: {
    readonly nsIAccessibilityService: unknown;
    readonly nsISupportsString: unknown;
    readonly nsITransferable: unknown;
  };
  readonly Services: {
    readonly clipboard: {
      readonly kGlobalClipboard: number;
      readonly getData: (into: unknown, which: number, reader: unknown) => void;
    };
  };
  readonly window: { readonly browsingContext: { readonly currentWindowContext: unknown } };
}

/** What Firefox puts behind a name that another file of its folder has at that moment: the page did not give it. */
const NUMBER = /\(\d+\)(?=\.\w+$)/;

/** The next download: of those that no navigation began, Firefox tells no id, and Playwright leaves them out. */
export function savedByFirefox(page: Page): Promise<Saved> {
  const session = sessionOf(page);
  const events = {
    begin: 'browsingContext.downloadWillBegin',
    end: 'browsingContext.downloadEnd',
  } as const;
  return new Promise((done, fail) => {
    let name = '';
    const began = ({ suggestedFilename }: { readonly suggestedFilename: string }) => {
      name = suggestedFilename.replace(NUMBER, '');
    };
    const ended = ({ filepath }: { readonly filepath?: string | null }) => {
      session.off(events.begin, began);
      session.off(events.end, ended);
      if (!filepath) return fail(new Error(`The download of ${name} did not end well`));
      const bytes = readFileSync(filepath);
      // The next one of this name gets no number.
      rmSync(filepath);
      done({ name, bytes });
    };
    session.on(events.begin, began);
    session.on(events.end, ended);
  });
}
