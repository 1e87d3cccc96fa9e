import { Component, type ReactNode, Suspense } from 'react';
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
      <Alert kind="error" title={`${this.props.name} cannot be shown`} live>
        <p>Your answers are safe: they are in the address of this page. Everything else works as before.</p>
        <p className="hint">{error instanceof Error ? error.message : String(error)}</p>
        <Button icon="reset" onClick={() => this.setState({ error: undefined })}>
          Try again
        </Button>
      </Alert>
    );
  }
}

/** A part of the page that is loaded when it is needed, with its own error boundary. */
export function LazyPanel({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <ErrorBoundary name={name}>
      <Suspense
        fallback={
          <p className="loading" aria-busy="true">
            Loading …
          </p>
        }
      >
        {children}
      </Suspense>
    </ErrorBoundary>
  );
}
