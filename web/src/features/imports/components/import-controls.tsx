import { Button, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlayerPause, IconPlayerPlay, IconRefresh, IconX } from '@tabler/icons-react';
import { useControlImport } from '../api/control-imports';
import { useStartImport } from '../api/start-import';
import { CancelDialog } from './cancel-dialog';
import type { ImportStatus, JobStatus } from '@/lib/import-status';
import { ProblemAlert } from '@/shared/ui/problem-alert';

type Control = 'start' | 'pause' | 'resume' | 'cancel' | 'retry';

const controls: Record<JobStatus, readonly Control[]> = {
  planned: ['start', 'cancel'],
  queued: ['cancel'],
  running: ['pause', 'cancel'],
  enriching: ['cancel'],
  paused: ['resume', 'cancel'],
  completed: [],
  partial: ['retry'],
  failed: ['retry'],
  cancelled: ['retry'],
};

interface ImportControlsProps {
  job: ImportStatus;
  /** a retry is a new import: its id */
  onRetried: (jobId: string) => void;
}

export const ImportControls = ({ job, onRetried }: ImportControlsProps) => {
  const [asking, { open, close }] = useDisclosure(false);
  const start = useStartImport();
  const control = useControlImport(job.job_id);
  const offered = controls[job.status];
  const failed = [start, control].find(({ isError }) => isError);
  const isBusy = (move: Control) => control.isPending && control.variables === move;
  if (offered.length === 0) return null;

  const buttons: Record<Control, React.ReactNode> = {
    start: (
      <Button key="start" loading={start.isPending} onClick={() => start.mutate(job.job_id)}>
        Import
      </Button>
    ),
    pause: (
      <Button
        key="pause"
        variant="default"
        leftSection={<IconPlayerPause size={16} aria-hidden />}
        loading={isBusy('pause')}
        onClick={() => control.mutate('pause')}
      >
        Pause
      </Button>
    ),
    resume: (
      <Button
        key="resume"
        leftSection={<IconPlayerPlay size={16} aria-hidden />}
        loading={isBusy('resume')}
        onClick={() => control.mutate('resume')}
      >
        Resume
      </Button>
    ),
    cancel: (
      <Button
        key="cancel"
        variant="subtle"
        color="red"
        leftSection={<IconX size={16} aria-hidden />}
        loading={isBusy('cancel')}
        onClick={open}
      >
        Cancel
      </Button>
    ),
    retry: (
      <Button
        key="retry"
        leftSection={<IconRefresh size={16} aria-hidden />}
        loading={isBusy('retry')}
        onClick={() => control.mutate('retry', { onSuccess: ({ job_id }) => onRetried(job_id) })}
      >
        Retry what is missing
      </Button>
    ),
  };

  return (
    <Stack gap="sm">
      <Group gap="sm">{offered.map((each) => buttons[each])}</Group>
      {failed && <ProblemAlert title="That did not work" error={failed.error} />}
      <CancelDialog
        count={asking ? 1 : 0}
        onKeep={close}
        onCancel={() => {
          close();
          control.mutate('cancel');
        }}
      />
    </Stack>
  );
};
