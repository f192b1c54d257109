import { Center, Container, MantineProvider } from '@mantine/core';
import { cssVariables, theme } from './theme';
import { ProblemAlert } from '@/shared/ui/problem-alert';

/** Shown when the page cannot even learn who signs people in. */
export const StartFailed = ({ error }: { error: unknown }) => (
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
    <Center mih="100dvh">
      <Container size="xs">
        <ProblemAlert
          title="Tributary did not start"
          error={error}
          onRetry={() => window.location.reload()}
        />
      </Container>
    </Center>
  </MantineProvider>
);
