import { Component, type ComponentType, type ReactNode, useState } from 'react';
import { type Loadable, loadAgain, useLoadable } from '../loadable.ts';
import { Alert } from './Alert.tsx';
import { Button } from './Button.tsx';

/** Keeps an error inside one part of the page: the rest goes on, the answers stay. */
export class ErrorBoundary extends Component<
  { readonly name: string; readonly children: ReactNode },
  { readonly error: unknown }
> {
  override state: { readonly error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error('unknown') };
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <Failure
        name={this.props.name}
        error={error}
        onRetry={async () => {
          this.setState({ error: undefined });
          return true;
        }}
      />
    );
  }
}

function Failure({
  name,
  error,
  onRetry,
}: {
  readonly name: string;
  readonly error: unknown;
  /** False: there is no connection. */
  readonly onRetry: () => Promise<boolean>;
}) {
  const [state, setState] = useState<'failed' | 'trying' | 'unreachable'>('failed');
  const retry = async () => {
    setState('trying');
    setState((await onRetry()) ? 'failed' : 'unreachable');
  };
  return (
    <Alert kind="error" title={`${name} cannot be shown`} live>
      <p>
        {state === 'unreachable'
          ? 'The site does not answer. Try again when there is a connection.'
          : 'Everything else works as before.'}{' '}
        Your answers are safe: they are in the address of this page.
      </p>
      <p className="hint">{error instanceof Error ? error.message : String(error)}</p>
      <Button icon="reset" disabled={state === 'trying'} onClick={retry}>
        Try again
      </Button>
    </Alert>
  );
}

/** Whether it is shown that a part is loading or has failed. */
type Waiting = 'shown' | 'silent';

/** Draws a part as soon as it is there, says that it is on its way, or that it failed and how to go on. */
export function WhenLoaded<T>({
  name,
  part,
  waiting = 'shown',
  children,
}: {
  readonly name: string;
  readonly part: Loadable<T>;
  readonly waiting?: Waiting | undefined;
  readonly children: (value: T) => ReactNode;
}) {
  const state = useLoadable(part);
  if (state.value !== undefined) return <ErrorBoundary name={name}>{children(state.value)}</ErrorBoundary>;
  if (waiting === 'silent') return null;
  if ('error' in state) return <Failure name={name} error={state.error} onRetry={() => loadAgain(part)} />;
  return (
    <p className="loading" aria-busy="true">
      Loading …
    </p>
  );
}

/** A component out of a part that is loaded when it is first drawn. */
export function partOf<M, P extends object>(
  name: string,
  part: Loadable<M>,
  pick: (module: M) => ComponentType<P>,
  waiting?: Waiting,
): ComponentType<P> {
  return function Part(props: P) {
    return (
      <WhenLoaded name={name} part={part} waiting={waiting}>
        {(module) => {
          const Picked = pick(module);
          return <Picked {...props} />;
        }}
      </WhenLoaded>
    );
  };
}
