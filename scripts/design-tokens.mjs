// @ts-check
// npm run tokens: writes src/wizard/first/styles/tokens.css from the design tokens that the AWS console publishes
// (@cloudscape-design/design-tokens, visual refresh). The table below is the mapping: our custom property, their token.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './setup.mjs';

const groups = {
  'Text and links': {
    '--text': 'color-text-body-default',
    '--text-secondary': 'color-text-body-secondary',
    '--text-heading': 'color-text-heading-default',
    '--text-label': 'color-text-form-default',
    '--text-hint': 'color-text-form-secondary',
    '--text-disabled': 'color-text-interactive-disabled',
    '--text-placeholder': 'color-text-input-placeholder',
    '--text-accent': 'color-text-accent',
    '--link': 'color-text-link-default',
    '--link-hover': 'color-text-link-hover',
  },
  'Surfaces and lines': {
    // In the dark the console's containers have the colour of its page, and the darker one of its header sets them off.
    '--page': ['color-background-layout-main', 'color-background-home-header'],
    '--container': 'color-background-container-content',
    '--container-border': 'color-border-card',
    '--shaded': 'color-background-cell-shaded',
    '--divider': 'color-border-divider-default',
    '--divider-subtle': 'color-border-divider-secondary',
    '--header': 'color-background-home-header',
    '--header-text': 'color-text-home-header-default',
    '--header-text-secondary': 'color-text-home-header-secondary',
    '--popover': 'color-background-popover',
    '--popover-border': 'color-border-popover',
    '--backdrop': 'color-background-backdrop',
    '--code': 'color-background-code-view',
  },
  'Inputs and selection': {
    '--input': 'color-background-input-default',
    '--input-border': 'color-border-input-default',
    '--input-disabled': 'color-background-input-disabled',
    '--control-border': 'color-border-control-default',
    '--control-checked': 'color-background-control-checked',
    '--control-disabled': 'color-background-control-disabled',
    '--selected': 'color-background-item-selected',
    '--selected-border': 'color-border-item-selected',
    '--option-hover': 'color-background-dropdown-item-hover',
    '--focus-ring': 'color-border-item-focused',
  },
  Buttons: {
    '--primary': 'color-background-button-primary-default',
    '--primary-hover': 'color-background-button-primary-hover',
    '--primary-active': 'color-background-button-primary-active',
    '--primary-text': 'color-text-button-primary-default',
    '--primary-disabled': 'color-background-button-primary-disabled',
    '--primary-disabled-text': 'color-text-button-primary-disabled',
    '--button': 'color-background-button-normal-default',
    '--button-hover': 'color-background-button-normal-hover',
    '--button-active': 'color-background-button-normal-active',
    '--button-text': 'color-text-button-normal-default',
    '--button-text-hover': 'color-text-button-normal-hover',
    '--button-border': 'color-border-button-normal-default',
    '--button-border-hover': 'color-border-button-normal-hover',
    '--button-disabled-text': 'color-text-button-normal-disabled',
    '--button-disabled-border': 'color-border-button-normal-disabled',
  },
  'Status: text and icon, surface, line': {
    '--error': 'color-text-status-error',
    '--error-surface': 'color-background-status-error',
    '--error-border': 'color-border-status-error',
    '--warning': 'color-text-status-warning',
    '--warning-surface': 'color-background-status-warning',
    '--warning-border': 'color-border-status-warning',
    '--success': 'color-text-status-success',
    '--success-surface': 'color-background-status-success',
    '--success-border': 'color-border-status-success',
    '--info': 'color-text-status-info',
    '--info-surface': 'color-background-status-info',
    '--info-border': 'color-border-status-info',
    '--inactive': 'color-text-status-inactive',
  },
  'Shapes and shadow': {
    '--radius-container': 'border-radius-container',
    '--radius-tile': 'border-radius-tiles',
    '--radius-input': 'border-radius-input',
    '--radius-button': 'border-radius-button',
    '--radius-alert': 'border-radius-alert',
    '--radius-popover': 'border-radius-popover',
    '--radius-badge': 'border-radius-badge',
    '--radius-focus': 'border-radius-control-default-focus-ring',
    '--border-button': 'border-width-button',
    '--border-field': 'border-width-field',
    '--border-alert': 'border-width-alert',
    '--border-selected': 'border-width-card-selected',
    '--shadow': 'shadow-container-active',
  },
  'Type scale and motion': {
    '--font': 'font-family-base',
    '--font-code': 'font-family-monospace',
    '--size-xl': 'font-size-heading-xl',
    '--size-l': 'font-size-heading-l',
    '--size-m': 'font-size-heading-m',
    '--size-s': 'font-size-heading-s',
    '--size-body': 'font-size-body-m',
    '--size-small': 'font-size-body-s',
    '--line-xl': 'line-height-heading-xl',
    '--line-l': 'line-height-heading-l',
    '--line-m': 'line-height-heading-m',
    '--line-s': 'line-height-heading-s',
    '--line-body': 'line-height-body-m',
    '--line-small': 'line-height-body-s',
    '--duration': 'motion-duration-responsive',
    '--easing': 'motion-easing-responsive',
  },
};

const source = join(root, 'node_modules/@cloudscape-design/design-tokens/index-visual-refresh.json');
const { tokens } = JSON.parse(readFileSync(source, 'utf8'));

const color = /^(#[0-9a-f]{3,8}|transparent)$/i;

/**
 * The value in the light and the dark theme as one: `light-dark()` takes colours only, so a shadow gets one for each colour.
 * @param {string} light
 * @param {string} dark
 */
function inBothThemes(light, dark) {
  if (light === dark) return light;
  if (light.startsWith('rgba(')) return `light-dark(${light}, ${dark})`;
  const [lightParts, darkParts] = [light, dark].map((value) => value.split(/(\s+|,)/));
  return lightParts
    ?.map((part, index) => {
      const other = darkParts?.[index] ?? '';
      if (part === other) return part;
      if (!color.test(part) || !color.test(other))
        throw new Error(`${light} and ${dark} differ in more than colour`);
      return `light-dark(${part}, ${other})`;
    })
    .join('');
}

/** @param {string | readonly string[]} token one for both themes, or that of the light and that of the dark one */
function tokenValue(token) {
  if (typeof token !== 'string') return inBothThemes(...oneOfEach(token));
  const value = tokens[token]?.$value;
  if (value === undefined) throw new Error(`The design tokens have no ${token}`);
  if (typeof value === 'string') return value.replaceAll("'", '"');
  return 'light' in value ? inBothThemes(value.light, value.dark) : value.default;
}

/**
 * @param {readonly string[]} pair
 * @returns {[light: string, dark: string]}
 */
function oneOfEach([light = '', dark = '']) {
  return [inTheme(light, 'light'), inTheme(dark, 'dark')];
}

/**
 * @param {string} token
 * @param {'light' | 'dark'} theme
 * @returns {string}
 */
function inTheme(token, theme) {
  const value = tokens[token]?.$value;
  if (value === undefined) throw new Error(`The design tokens have no ${token}`);
  return typeof value === 'string' ? value : value[theme];
}

const blocks = Object.entries(groups).map(([title, names]) =>
  [
    `  /* ${title} */`,
    // The console's own typeface comes later, if at all: see typeface.css.
    ...Object.entries(names).map(
      ([name, token]) => `  ${name}: ${tokenValue(token).replace('"Open Sans", ', '')};`,
    ),
  ].join('\n'),
);

const css = `/* Written by scripts/design-tokens.mjs (npm run tokens); the mapping to the console's design tokens stands there.
   light-dark() follows color-scheme: "light dark" is the system's choice, set either one to decide. */
:root {
  color-scheme: light dark;

${blocks.join('\n\n')}
}

:root[data-theme="light"] {
  color-scheme: light;
}

:root[data-theme="dark"] {
  color-scheme: dark;
}

@media (prefers-reduced-motion: reduce) {
  :root {
    --duration: ${tokens['motion-duration-responsive'].$value.disabled};
  }
}
`;

const file = join(root, 'src/wizard/first/styles/tokens.css');
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, css);
