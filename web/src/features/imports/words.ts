import type { MantineColor } from '@mantine/core';
import type { JobStatus, SyncStatus } from '@/lib/import-status';

interface Wording {
  label: string;
  color: MantineColor;
}

export const jobWords: Record<JobStatus, Wording & { headline: string }> = {
  planned: { label: 'Planned', color: 'gray', headline: 'Ready to import' },
  queued: { label: 'Queued', color: 'gray', headline: 'Waiting for its turn' },
  running: { label: 'Running', color: 'river', headline: 'Importing' },
  paused: { label: 'Paused', color: 'yellow', headline: 'Paused' },
  enriching: { label: 'Categorising', color: 'grape', headline: 'Categorising' },
  completed: { label: 'Completed', color: 'teal', headline: 'Everything arrived' },
  partial: { label: 'Partly done', color: 'orange', headline: 'Not everything arrived' },
  failed: { label: 'Failed', color: 'red', headline: 'Nothing arrived' },
  cancelled: { label: 'Cancelled', color: 'gray', headline: 'Cancelled' },
};

export const syncWords: Record<SyncStatus, Wording> = {
  pending: { label: 'Up next', color: 'gray' },
  syncing: { label: 'Importing', color: 'river' },
  waiting: { label: 'Waiting', color: 'yellow' },
  paused: { label: 'Paused', color: 'yellow' },
  completed: { label: 'Done', color: 'teal' },
  skipped: { label: 'Skipped', color: 'gray' },
  failed: { label: 'Failed', color: 'red' },
  cancelled: { label: 'Cancelled', color: 'gray' },
};
