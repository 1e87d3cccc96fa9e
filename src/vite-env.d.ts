/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** The version in `package.json`. */
  readonly PLANNER_VERSION: string;
}
