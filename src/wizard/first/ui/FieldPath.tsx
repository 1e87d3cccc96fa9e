import { Fragment } from 'react';
import { Prose } from './Prose.tsx';

/** Where a text says something: it breaks between the parts of the path, not within a name. */
export function FieldPath({ path }: { readonly path: string }) {
  return (
    <code>
      {path.split(/(?<=[.\]/])/).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells equal parts apart
        <Fragment key={index}>
          {index > 0 && <wbr />}
          <Prose text={part} />
        </Fragment>
      ))}
    </code>
  );
}
