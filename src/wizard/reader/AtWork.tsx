import { WhenLoaded } from '../first/ui/Panel.tsx';
import { reader } from './reader.ts';

/** Stands where the reader's answer will: that it is at work, or that it does not start and how to go on. */
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
