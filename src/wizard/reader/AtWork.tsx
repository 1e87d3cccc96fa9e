import { WhenLoaded } from '../first/ui/Panel.tsx';
import { reader } from './reader.ts';

/** Shown until the reader answers: that it is working, or that it could not be started, with a way to try again. */
export function AtWork({ name, doing }: { readonly name: string; readonly doing: string }) {
  return (
    <WhenLoaded name={name} part={reader}>
      {() => (
        <p className="loading" aria-busy="true">
          {doing} …
        </p>
      )}
    </WhenLoaded>
  );
}
