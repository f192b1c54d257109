import { Stack, Text } from '@mantine/core';
import { useProjection } from '../api/projection';
import { useCostSummary } from '../api/summary';
import { thisMonth } from '../month';
import { formatMoney } from '@/shared/format/money';
import { plural } from '@/shared/format/numbers';
import { Figure } from '@/shared/ui/figure';
import { Figures } from '@/shared/ui/figures';
import { Loaded } from '@/shared/ui/loaded';

const Projected = () => {
  const projection = useProjection();
  return (
    <Figure
      label="By the end of the month"
      value={projection.data ? formatMoney(projection.data.projected_total) : '–'}
      note="if it goes on like this"
    />
  );
};

/** The month in four numbers, and what they leave out. Takes its room before it is there. */
export const CostFigures = ({ month }: { month: string }) => (
  <Stack gap="md" mih={{ base: 190, sm: 92 }}>
    <LoadedFigures month={month} />
  </Stack>
);

const LoadedFigures = ({ month }: { month: string }) => {
  const summary = useCostSummary(month);
  return (
    <Loaded query={summary} what="your costs" rows={1}>
      {(costs) => (
        <>
          <Figures label="Costs of the month">
            <Figure
              label="Spent"
              value={formatMoney(costs.total)}
              note={costs.unknown_prices > 0 ? 'at least' : undefined}
            />
            <Figure
              label="Calls to banks"
              value={formatMoney(costs.api)}
              note={plural(costs.api_calls, 'call', 'calls')}
            />
            <Figure
              label="Language models"
              value={formatMoney(costs.enrichment)}
              note={plural(costs.llm_calls, 'call', 'calls')}
            />
            {month === thisMonth() ? (
              <Projected />
            ) : (
              <Figure label="Saved by memory" value={formatMoney(costs.saved_by_memory)} />
            )}
          </Figures>
          {month === thisMonth() && (
            <Text size="sm" c="dimmed">
              {costs.saved_by_memory === null
                ? 'What memory saved is unknown: no model has been paid this month, so there is nothing to compare with.'
                : `Memory answered what would have cost ${formatMoney(costs.saved_by_memory)} in calls to models.`}
            </Text>
          )}
          {costs.unknown_prices > 0 && (
            <Text size="sm" c="dimmed">
              {plural(costs.unknown_prices, 'call has', 'calls have')} no known price, so the true sum is
              higher.
              {costs.unsettled_calls > 0 &&
                ` ${plural(costs.unsettled_calls, 'call waits', 'calls wait')} for the provider’s own figure; ${formatMoney(costs.reserved)} at most.`}
            </Text>
          )}
        </>
      )}
    </Loaded>
  );
};
