import { Button, Group, Stack, Text } from '@mantine/core';
import { useFailedRows, type FailedRow } from '../api/list-failed';
import { useRetryFailed } from '../api/retry-failed';
import { formatSigned } from '@/shared/format/money';
import { plural } from '@/shared/format/numbers';
import { formatDay } from '@/shared/format/time';
import { LoadingRows } from '@/shared/ui/loading-rows';
import { ProblemAlert } from '@/shared/ui/problem-alert';

const byReason = (rows: readonly FailedRow[]): [string, FailedRow[]][] => {
  const groups = new Map<string, FailedRow[]>();
  for (const row of rows) groups.set(row.message, [...(groups.get(row.message) ?? []), row]);
  return [...groups];
};

/** What has no category, why, and the way on. */
export const FailedRows = () => {
  const failed = useFailedRows();
  const retry = useRetryFailed();
  if (failed.isPending) return <LoadingRows label="Loading what failed" />;
  if (failed.isError) {
    return (
      <ProblemAlert
        title="What failed cannot be shown"
        error={failed.error}
        onRetry={() => void failed.refetch()}
      />
    );
  }
  if (failed.data.length === 0) {
    return (
      <Text size="sm" c="dimmed" role="status">
        {retry.isSuccess
          ? `${plural(retry.data, 'transaction is', 'transactions are')} being tried again.`
          : 'Nothing failed.'}
      </Text>
    );
  }
  const jobs = [...new Set(failed.data.map(({ job_id }) => job_id))];
  return (
    <Stack gap="md">
      {byReason(failed.data).map(([message, rows]) => (
        <Stack key={message} gap="xs">
          <Text size="sm" fw={500}>
            {message}
          </Text>
          <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
            {rows.map((row) => (
              <Group key={row.transaction_id} component="li" justify="space-between" wrap="nowrap" gap="sm">
                <Text size="sm" c="dimmed" truncate>
                  {formatDay(row.booked_on)} · {row.description}
                </Text>
                <Text size="sm" style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
                  {formatSigned(row.amount)}
                </Text>
              </Group>
            ))}
          </Stack>
        </Stack>
      ))}
      {retry.isError && <ProblemAlert title="Not everything is tried again" error={retry.error} />}
      <Group>
        <Button size="sm" loading={retry.isPending} onClick={() => retry.mutate(jobs)}>
          Try {failed.data.length === 1 ? 'it' : 'them'} again
        </Button>
        {failed.hasNextPage && (
          <Button
            size="sm"
            variant="subtle"
            loading={failed.isFetchingNextPage}
            onClick={() => void failed.fetchNextPage()}
          >
            Show more
          </Button>
        )}
      </Group>
    </Stack>
  );
};
