import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useCancelRun } from '../api/cancel-run';
import { isRunOver, useRunStatus } from '../api/run-status';
import { plural } from '@/shared/format/numbers';
import { LoadingRows } from '@/shared/ui/loading-rows';
import { ProblemAlert } from '@/shared/ui/problem-alert';

interface RunProgressProps {
  runId: string;
  onProgress: () => void;
}

export const RunProgress = ({ runId, onProgress }: RunProgressProps) => {
  const status = useRunStatus(runId);
  const cancel = useCancelRun(runId);
  const decided = status.data?.rows.categorised;
  useEffect(() => {
    if (decided !== undefined && decided > 0) onProgress();
  }, [decided, onProgress]);

  if (status.isPending) return <LoadingRows label="Starting" rows={1} />;
  if (status.isError) {
    return (
      <ProblemAlert
        title="How far it is cannot be shown"
        error={status.error}
        onRetry={() => void status.refetch()}
      />
    );
  }
  const { rows, parked } = status.data;
  const over = isRunOver(status.data);
  const percent =
    rows.received === 0 ? 100 : Math.floor(((rows.received - rows.waiting) / rows.received) * 100);
  return (
    <Stack gap="sm">
      <Text size="sm" fw={500} role="status">
        {over ? 'Done' : 'Categorising'}: {plural(rows.categorised, 'transaction has', 'transactions have')} a
        category{rows.waiting > 0 && `, ${plural(rows.waiting, 'is', 'are')} waiting`}
        {rows.failed > 0 && `, ${plural(rows.failed, 'has', 'have')} none`}.
      </Text>
      <Progress.Root size="lg">
        <Progress.Section value={percent} aria-label="Categorising" />
      </Progress.Root>
      {rows.parked > 0 && parked && (
        <Alert color="yellow" title={`${plural(rows.parked, 'transaction is', 'transactions are')} parked`}>
          {[parked.message, parked.next_step].filter(Boolean).join(' ')}
        </Alert>
      )}
      {cancel.isError && <ProblemAlert title="It goes on" error={cancel.error} />}
      {!over && (
        <Group>
          <Button variant="default" size="sm" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            Stop
          </Button>
        </Group>
      )}
    </Stack>
  );
};
