import { Alert, Button, Center, Container, Stack, Text, Title } from '@mantine/core';
import { IconClockX, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useSession } from '@/lib/backend';
import type { SessionState } from '@/lib/session';
import { Wordmark } from '@/shared/ui/wordmark';

const Notice = ({ state }: { state: SessionState }) => {
  switch (state.status) {
    case 'expired':
      return (
        <Alert color="yellow" icon={<IconClockX aria-hidden />} title="Your session has expired" role="alert">
          Sign in again and you are back where you were. Imports that were running go on without you.
        </Alert>
      );
    case 'failed':
      return (
        <Alert color="red" icon={<IconInfoCircle aria-hidden />} title="You are not signed in" role="alert">
          {state.message}
        </Alert>
      );
    case 'signed-in':
    case 'signed-out':
      return null;
  }
};

export const SignInPage = ({ state }: { state: SessionState }) => {
  const session = useSession();
  const [leaving, setLeaving] = useState(false);
  const signIn = () => {
    setLeaving(true);
    void session.signIn().finally(() => setLeaving(false));
  };

  return (
    <Center component="main" mih="100dvh" px="md">
      <Container size={420} p={0} w="100%">
        <Stack gap="lg">
          <Wordmark size="lg" />
          <Stack gap={4}>
            <Title order={1} size="h2">
              Your transactions, all in one stream
            </Title>
            <Text c="dimmed">Connect your banks, choose what to import, and watch every account arrive.</Text>
          </Stack>
          <Notice state={state} />
          <Button size="md" onClick={signIn} loading={leaving}>
            Sign in
          </Button>
        </Stack>
      </Container>
    </Center>
  );
};
