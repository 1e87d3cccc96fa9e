/** Run by the build: the first page as text, so that it can be read before any script. */
import { renderToString } from 'react-dom/server';
import { App } from './wizard/first/App.tsx';

export function render(): string {
  return renderToString(<App />);
}
