/** The browser's storage, which may be switched off, full or empty: then the page simply forgets. */
interface Drawer {
  readonly get: (key: string) => string | undefined;
  readonly set: (key: string, value: string | undefined) => void;
}

const PREFIX = 'ecs-endpoint-planner.';

function drawer(storage: () => Storage): Drawer {
  return {
    get: (key) => {
      try {
        return storage().getItem(PREFIX + key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    set: (key, value) => {
      try {
        if (value === undefined) storage().removeItem(PREFIX + key);
        else storage().setItem(PREFIX + key, value);
      } catch {
        // The address of the page holds the plan all the same.
      }
    },
  };
}

/** Kept until the tab is closed. */
export const tab = drawer(() => sessionStorage);

/** Kept on this device. `public/boot.js` reads the theme from it before the first paint. */
export const device = drawer(() => localStorage);
