import { Alert, Badge, Button, Group, Modal, Paper, Stack, Switch, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconHistory, IconPencil, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useId } from 'react';
import { useDeleteSchedule } from '../api/delete-schedule';
import { useRunNow } from '../api/run-now';
import { useSaveSchedule } from '../api/save-schedule';
import { draftOf, wishOf } from '../draft';
import type { Schedule } from '../schedule';
import { frequencyInWords, reachInWords, statusWords } from '../words';
import { RunHistory } from './run-history';
import { plural } from '@/shared/format/numbers';
import { formatInZone, formatRelative } from '@/shared/format/time';
import { ProblemAlert } from '@/shared/ui/problem-alert';

interface ScheduleCardProps {
  schedule: Schedule;
  onEdit: () => void;
  importHref: (jobId: string) => string;
}

const Times = ({ schedule }: { schedule: Schedule }) => {
  const { next_run_at, last_run_at, last_status, zone } = schedule;
  const last = last_status === null ? null : statusWords(last_status);
  return (
    <Stack gap={4}>
      <Text size="sm">
        {next_run_at === null ? (
          'Switched off: it does not run by itself.'
        ) : (
          <>
            Next: <time dateTime={next_run_at}>{formatInZone(next_run_at, zone)}</time>{' '}
            <Text span size="sm" c="dimmed">
              ({formatRelative(next_run_at)})
            </Text>
          </>
        )}
      </Text>
      <Group gap="xs">
        <Text size="sm" c="dimmed">
          {last_run_at === null ? 'It has not run yet.' : `Last: ${formatRelative(last_run_at)}`}
        </Text>
        {last && <Badge color={last.color}>{last.label}</Badge>}
      </Group>
    </Stack>
  );
};

export const ScheduleCard = ({ schedule, onEdit, importHref }: ScheduleCardProps) => {
  const heading = useId();
  const runs = useId();
  const [history, { toggle }] = useDisclosure(false);
  const [asking, ask] = useDisclosure(false);
  const save = useSaveSchedule();
  const runNow = useRunNow(schedule.schedule_id);
  const remove = useDeleteSchedule();
  const failed = [save, runNow, remove].find(({ isError }) => isError);
  const switchTo = (enabled: boolean) =>
    save.mutate({
      scheduleId: schedule.schedule_id,
      wish: wishOf({ ...draftOf(schedule), enabled }),
      idempotencyKey: crypto.randomUUID(),
    });
  // While it is being changed the switch already shows what was asked for.
  const enabled = save.isPending ? save.variables.wish.enabled : schedule.enabled;

  return (
    <Paper component="article" aria-labelledby={heading} withBorder radius="lg" p={{ base: 'md', sm: 'lg' }}>
      <Stack gap="md">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Stack gap={2} style={{ minWidth: 0 }}>
            <Title id={heading} order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>
              {schedule.name}
            </Title>
            <Text size="sm" c="dimmed">
              {frequencyInWords(schedule.frequency)}, {schedule.zone}. Imports {reachInWords(schedule)} of{' '}
              {schedule.all_accounts
                ? 'all accounts, also new ones'
                : plural(schedule.account_ids.length, 'account or card', 'accounts and cards')}
              .
            </Text>
          </Stack>
          <Switch
            aria-label={`${schedule.name} is switched on`}
            checked={enabled}
            onChange={(event) => switchTo(event.currentTarget.checked)}
          />
        </Group>
        {schedule.warnings.map(({ code, message }) => (
          <Alert key={code + message} color="orange" icon={<IconAlertTriangle aria-hidden />} p="sm">
            {message}
          </Alert>
        ))}
        <Times schedule={schedule} />
        <Group gap="xs">
          <Button
            size="xs"
            variant="light"
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            aria-label={`Run now: ${schedule.name}`}
            loading={runNow.isPending}
            onClick={() =>
              runNow.mutate(undefined, {
                onSuccess: () => {
                  if (!history) toggle();
                },
              })
            }
          >
            Run now
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            aria-label={`Edit ${schedule.name}`}
            onClick={onEdit}
          >
            Edit
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconHistory size={16} aria-hidden />}
            aria-expanded={history}
            aria-controls={history ? runs : undefined}
            aria-label={`Runs of ${schedule.name}`}
            onClick={toggle}
          >
            Runs
          </Button>
          <Button
            size="xs"
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={16} aria-hidden />}
            aria-label={`Delete ${schedule.name}`}
            onClick={ask.open}
          >
            Delete
          </Button>
        </Group>
        {failed && <ProblemAlert title="That did not work" error={failed.error} />}
        {history && (
          <section id={runs} aria-label={`Runs of ${schedule.name}`}>
            <RunHistory scheduleId={schedule.schedule_id} zone={schedule.zone} importHref={importHref} />
          </section>
        )}
      </Stack>
      <Modal opened={asking} onClose={ask.close} title={`Delete ${schedule.name}?`} centered>
        <Stack>
          <Text size="sm">It runs no more. What it imported stays.</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={ask.close}>
              Keep it
            </Button>
            <Button
              color="red"
              onClick={() => {
                ask.close();
                remove.mutate(schedule.schedule_id);
              }}
            >
              Delete schedule
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Paper>
  );
};
