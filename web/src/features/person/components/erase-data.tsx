import { Alert, Button, Checkbox, Group, List, Modal, Stack, Text } from '@mantine/core';
import { IconCheck, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useEraseMe, useErasure, type Erasure } from '../api/erasure';
import { useSession } from '@/lib/backend';
import { Panel } from '@/shared/ui/panel';
import { ProblemAlert } from '@/shared/ui/problem-alert';

const CONTEXTS: Partial<Record<string, string>> = {
  imports: 'imports',
  bank: 'banks and transactions',
  enrichment: 'categories and costs',
  schedules: 'schedules',
};

const Progress = ({ erasure }: { erasure: Erasure }) => {
  const session = useSession();
  if (erasure.status === 'erased') {
    return (
      <Alert color="teal" icon={<IconCheck aria-hidden />} title="Everything is erased" role="status">
        <Stack align="flex-start" gap="sm">
          <Text size="sm">Tributary knows nothing of you any more.</Text>
          <Button size="xs" variant="light" color="teal" onClick={() => void session.signOut()}>
            Sign out
          </Button>
        </Stack>
      </Alert>
    );
  }
  const left = erasure.contexts
    .filter(({ is_done }) => !is_done)
    .map(({ context }) => CONTEXTS[context] ?? context);
  return (
    <Text size="sm" role="status">
      Erasing: {left.length > 0 ? left.join(', ') : 'looking once more for what was under way'}. It goes on
      when you leave this page.
    </Text>
  );
};

interface ConfirmProps {
  onKeep: () => void;
  onErase: () => void;
}

const Confirm = ({ onKeep, onErase }: ConfirmProps) => {
  const [sure, setSure] = useState(false);
  return (
    <Stack>
      <List size="sm">
        <List.Item>Running imports are cancelled, and schedules end.</List.Item>
        <List.Item>Your banks are told that the consents are over.</List.Item>
        <List.Item>All transactions, categories and corrections go.</List.Item>
      </List>
      <Checkbox
        label="I know that nobody can bring this back."
        checked={sure}
        onChange={({ currentTarget }) => setSure(currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onKeep}>
          Keep my data
        </Button>
        <Button color="red" disabled={!sure} onClick={onErase}>
          Erase everything
        </Button>
      </Group>
    </Stack>
  );
};

export const EraseData = () => {
  const [asking, setAsking] = useState(false);
  const erase = useEraseMe();
  const erasure = useErasure(erase.data?.erasure_id);
  const keep = () => setAsking(false);
  return (
    <Panel title="Erase everything">
      <Text size="sm">
        What Tributary stores of you goes, in every part of it. Download it first if you may want it later.
        Your bank keeps its own records.
      </Text>
      {erasure.data ? (
        <Progress erasure={erasure.data} />
      ) : (
        <Group>
          <Button
            variant="light"
            color="red"
            leftSection={<IconTrash size={16} aria-hidden />}
            loading={erase.isPending}
            onClick={() => setAsking(true)}
          >
            Erase everything…
          </Button>
        </Group>
      )}
      {erase.isError && <ProblemAlert title="Nothing was erased" error={erase.error} />}
      {erasure.isError && (
        <ProblemAlert
          title="How far it is, is unknown"
          error={erasure.error}
          onRetry={() => void erasure.refetch()}
        />
      )}
      <Modal opened={asking} onClose={keep} title="Erase everything?" centered>
        <Confirm
          onKeep={keep}
          onErase={() => {
            setAsking(false);
            erase.mutate();
          }}
        />
      </Modal>
    </Panel>
  );
};
