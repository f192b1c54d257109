import { Button, Checkbox, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useRunEstimate, type RunEstimate } from '../api/estimate-run';
import { useStartRun } from '../api/start-run';
import { everything, isEverything, type Selection } from '../selection';
import { RunProgress } from './run-progress';
import { formatMoney } from '@/shared/format/money';
import { formatCount, plural } from '@/shared/format/numbers';
import { Figure } from '@/shared/ui/figure';
import { Figures } from '@/shared/ui/figures';
import { LoadingRows } from '@/shared/ui/loading-rows';
import { ProblemAlert } from '@/shared/ui/problem-alert';

const isFree = ({ estimated_cost }: RunEstimate): boolean =>
  estimated_cost !== null && Number(estimated_cost.amount) === 0;

const buttonLabel = (estimate: RunEstimate): string => {
  const rows = plural(estimate.rows, 'transaction', 'transactions');
  if (estimate.estimated_cost === null || isFree(estimate)) return `Categorise ${rows}`;
  return `Categorise for up to ${formatMoney(estimate.estimated_cost)}`;
};

interface ConfirmProps {
  estimate: RunEstimate;
  selection: Selection;
  onStarted: (runId: string) => void;
}

const Confirm = ({ estimate, selection, onStarted }: ConfirmProps) => {
  const start = useStartRun();
  const [agreed, setAgreed] = useState(false);
  const unknown = estimate.estimated_cost === null;

  if (estimate.rows === 0) {
    return (
      <Text size="sm" role="status">
        Every transaction here has a category. There is nothing to do.
      </Text>
    );
  }
  return (
    <Stack gap="md">
      <Figures label="Estimate">
        <Figure label="Transactions" value={formatCount(estimate.rows)} />
        <Figure
          label="Merchants to ask about"
          value={formatCount(estimate.llm_merchants)}
          note={estimate.llm_merchants === 0 ? 'the rest is known' : undefined}
        />
        <Figure label="Calls to the model" value={formatCount(estimate.llm_calls)} />
        <Figure
          label="Expected cost"
          value={isFree(estimate) ? 'Free' : formatMoney(estimate.estimated_cost)}
          note={estimate.sampled ? 'worked out from some of them' : undefined}
        />
      </Figures>
      {unknown && (
        <Checkbox
          label="Go on although nobody knows the price"
          description="The language model’s price is not in the price list. Your budget still holds."
          checked={agreed}
          onChange={(event) => setAgreed(event.currentTarget.checked)}
        />
      )}
      {start.isError && <ProblemAlert title="It did not start" error={start.error} />}
      <Group>
        <Button
          disabled={unknown && !agreed}
          loading={start.isPending}
          onClick={() =>
            start.mutate(
              { selection, confirmed: estimate.estimated_cost ?? true },
              { onSuccess: ({ enrichment_id }) => onStarted(enrichment_id) },
            )
          }
        >
          {buttonLabel(estimate)}
        </Button>
      </Group>
    </Stack>
  );
};

const Estimated = ({ selection, onStarted }: Omit<ConfirmProps, 'estimate'>) => {
  const estimate = useRunEstimate(selection);
  if (estimate.isPending) return <LoadingRows label="Estimating" rows={2} />;
  if (estimate.isError) {
    return (
      <ProblemAlert
        title="There is no estimate just now"
        error={estimate.error}
        onRetry={() => void estimate.refetch()}
      />
    );
  }
  return <Confirm estimate={estimate.data} selection={selection} onStarted={onStarted} />;
};

interface CategoriseFormProps {
  /** what the list is narrowed to */
  narrowed: Selection;
  /** rows got categories */
  onProgress: () => void;
}

/** First what it would cost, then the person's word, then how far it is. */
export const CategoriseForm = ({ narrowed, onProgress }: CategoriseFormProps) => {
  const canNarrow = !isEverything(narrowed);
  const [scope, setScope] = useState(canNarrow ? 'narrowed' : 'everything');
  const [again, setAgain] = useState(false);
  const [runId, setRunId] = useState<string | null>(null);

  if (runId !== null) return <RunProgress runId={runId} onProgress={onProgress} />;
  const chosen = scope === 'narrowed' ? narrowed : everything;
  return (
    <Stack gap="md">
      <Text size="sm">
        Known merchants and Tributary’s own model come first and cost nothing. Only what they cannot tell is
        asked of the language model, if there is one.
      </Text>
      {canNarrow && (
        <SegmentedControl
          aria-label="Which transactions"
          data={[
            { value: 'narrowed', label: 'Those in the list' },
            { value: 'everything', label: 'All transactions' },
          ]}
          value={scope}
          onChange={setScope}
        />
      )}
      <Checkbox
        label="Also those that have a category"
        description="Never those you corrected yourself."
        checked={again}
        onChange={(event) => setAgain(event.currentTarget.checked)}
      />
      <Estimated selection={again ? { ...chosen, again } : chosen} onStarted={setRunId} />
    </Stack>
  );
};
