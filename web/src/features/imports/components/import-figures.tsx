import type { ImportStatus } from '@/lib/import-status';
import { formatCount } from '@/shared/format/numbers';
import { Figure } from '@/shared/ui/figure';
import { Figures } from '@/shared/ui/figures';

export const ImportFigures = ({ job }: { job: ImportStatus }) => {
  const { total_so_far: total, enrichment } = job;
  return (
    <Figures label="So far">
      <Figure
        label="New"
        value={formatCount(total.synced)}
        note={total.updated > 0 ? `${formatCount(total.updated)} updated` : undefined}
      />
      <Figure label="Duplicates" value={formatCount(total.duplicates)} note="were here already" />
      <Figure label="Errors" value={formatCount(total.errors)} color={total.errors > 0 ? 'red' : undefined} />
      {enrichment ? (
        <Figure
          label="Categorised"
          value={`${formatCount(enrichment.categorised)} of ${formatCount(enrichment.expected)}`}
          note={enrichment.failed > 0 ? `${formatCount(enrichment.failed)} could not be` : undefined}
        />
      ) : (
        <Figure
          label="Accounts done"
          value={`${formatCount(job.progress.completed_accounts)} of ${formatCount(job.progress.total_accounts)}`}
        />
      )}
    </Figures>
  );
};
