import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlayerPause, IconPlayerPlay, IconRefresh, IconX } from '@tabler/icons-react';
import { useCancelImport } from '../api/cancel-import';
import { usePauseImport } from '../api/pause-import';
import { useResumeImport } from '../api/resume-import';
import { useRetryImport } from '../api/retry-import';
import { useStartImport } from '../api/start-import';
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
  const pause = usePauseImport(job.job_id);
  const resume = useResumeImport(job.job_id);
  const cancel = useCancelImport(job.job_id);
  const retry = useRetryImport(job.job_id);
  const offered = controls[job.status];
  const failed = [start, pause, resume, cancel, retry].find(({ isError }) => isError);
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
        loading={pause.isPending}
        onClick={() => pause.mutate()}
      >
        Pause
      </Button>
    ),
    resume: (
      <Button
        key="resume"
        leftSection={<IconPlayerPlay size={16} aria-hidden />}
        loading={resume.isPending}
        onClick={() => resume.mutate()}
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
        loading={cancel.isPending}
        onClick={open}
      >
        Cancel
      </Button>
    ),
    retry: (
      <Button
        key="retry"
        leftSection={<IconRefresh size={16} aria-hidden />}
        loading={retry.isPending}
        onClick={() => retry.mutate(undefined, { onSuccess: ({ job_id }) => onRetried(job_id) })}
      >
        Retry what is missing
      </Button>
    ),
  };

  return (
    <Stack gap="sm">
      <Group gap="sm">{offered.map((control) => buttons[control])}</Group>
      {failed && <ProblemAlert title="That did not work" error={failed.error} />}
      <Modal opened={asking} onClose={close} title="Cancel this import?" centered>
        <Stack>
          <Text size="sm">What was imported so far stays. The rest is not fetched.</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Keep importing
            </Button>
            <Button
              color="red"
              onClick={() => {
                close();
                cancel.mutate();
              }}
            >
              Cancel import
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  );
};
