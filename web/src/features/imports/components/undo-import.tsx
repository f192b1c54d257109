import { Alert, Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useRestoreImport, useUndoImport, useUndoPreview } from '../api/undo-import';
import { plural } from '@/shared/format/numbers';
import { LoadingRows } from '@/shared/ui/loading-rows';
import { ProblemAlert } from '@/shared/ui/problem-alert';

const rows = (count: number) => plural(count, 'transaction', 'transactions');

/** Takes back what an import brought, after showing what that is; and gives it back. */
export const UndoImport = ({ jobId }: { jobId: string }) => {
  const [asking, { open, close }] = useDisclosure(false);
  const preview = useUndoPreview(jobId, asking);
  const undo = useUndoImport(jobId);
  const restore = useRestoreImport(jobId);

  return (
    <Stack gap="sm">
      {undo.isSuccess && !restore.isSuccess && (
        <Alert color="teal" variant="light" role="status" title={`${rows(undo.data.removed)} removed`}>
          <Group>
            <Button size="xs" variant="default" loading={restore.isPending} onClick={() => restore.mutate()}>
              Bring them back
            </Button>
          </Group>
        </Alert>
      )}
      {restore.isSuccess && (
        <Text size="sm" role="status">
          {rows(restore.data.restored)} brought back.
        </Text>
      )}
      {restore.isError && <ProblemAlert title="They were not brought back" error={restore.error} />}
      <Group>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          onClick={open}
        >
          Undo this import
        </Button>
      </Group>
      <Modal opened={asking} onClose={close} title="Undo this import?" centered>
        <Stack>
          {preview.isPending && <LoadingRows label="Looking what it brought" rows={2} />}
          {preview.isError && <ProblemAlert title="It cannot be undone just now" error={preview.error} />}
          {preview.data && (
            <>
              <Text size="sm">
                {rows(preview.data.would_remove)} that only this import brought are removed. They can be
                brought back.
              </Text>
              <List size="sm">
                {preview.data.accounts.map(({ account_id, display_name, would_remove }) => (
                  <List.Item key={account_id}>
                    {display_name}: {rows(would_remove)}
                  </List.Item>
                ))}
              </List>
              <Text size="sm" c="dimmed">
                Kept: {rows(preview.data.kept_served_by_later_import)} a later import brought too, and{' '}
                {rows(preview.data.kept_edited)} you edited.
              </Text>
            </>
          )}
          {undo.isError && <ProblemAlert title="It was not undone" error={undo.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Keep everything
            </Button>
            <Button
              color="red"
              disabled={!preview.data || preview.data.would_remove === 0}
              loading={undo.isPending}
              onClick={() => undo.mutate(undefined, { onSuccess: close })}
            >
              Remove {preview.data ? rows(preview.data.would_remove) : ''}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  );
};
