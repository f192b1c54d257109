import { Center, Container } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { ProblemAlert } from './problem-alert';

/** The last net: a page that broke says so instead of going blank. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: undefined as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return (
      <Center mih="100dvh">
        <Container size="xs">
          <ProblemAlert
            title="This page broke"
            error={this.state.error}
            onRetry={() => window.location.reload()}
          />
        </Container>
      </Center>
    );
  }
}
