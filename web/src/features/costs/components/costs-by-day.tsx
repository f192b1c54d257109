import { Group, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import { useCostsByDay, type CostOfDay } from '../api/by-day';
import { daysOf } from '../month';
import classes from './costs.module.css';
import type { Money } from '@/lib/contract';
import { formatMoney } from '@/shared/format/money';
import { formatCount } from '@/shared/format/numbers';
import { formatDay } from '@/shared/format/time';
import { DownloadButton } from '@/shared/ui/download-button';
import { Loaded } from '@/shared/ui/loaded';
import { Panel } from '@/shared/ui/panel';

const UNMEASURED = 640;
/** Room for a number below a bar. */
const LABEL_WIDTH = 26;
const HEIGHT = 180;
const FLOOR = 156;
const LEFT = 4;

/** Only how high a bar is; every amount that is written comes from its exact decimal. */
const size = (money: Money | null): number => (money === null ? 0 : Number(money.amount));

interface ChartProps {
  month: string;
  days: readonly CostOfDay[];
}

const Chart = ({ month, days }: ChartProps) => {
  // Drawn at its real size, so that what is written stays legible on a phone.
  const { ref, width: measured } = useElementSize();
  const width = measured || UNMEASURED;
  const known = new Map(days.map((day) => [day.day, day]));
  const all = daysOf(month);
  const highest = Math.max(...days.map((day) => size(day.api) + size(day.enrichment)), 0);
  const dearest = days.find((day) => size(day.api) + size(day.enrichment) === highest);
  const step = (width - LEFT) / all.length;
  const gap = step > 12 ? 4 : 2;
  const every = step * 5 > LABEL_WIDTH ? 5 : 10;
  const height = (value: number) => (highest === 0 ? 0 : (value / highest) * (FLOOR - 22));
  return (
    <div ref={ref}>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={`Spend by day. ${days.length} days with costs${dearest ? `, the dearest ${formatDay(dearest.day)} with ${formatMoney(dearest.total)}` : ''}. The table has every figure.`}
      >
        <line className={classes.axis} x1={0} x2={width} y1={FLOOR} y2={FLOOR} />
        {dearest && (
          <text className={classes.label} x={0} y={12}>
            {formatMoney(dearest.total)} on the dearest day
          </text>
        )}
        {all.map((day, index) => {
          const costs = known.get(day);
          const api = height(size(costs?.api ?? null));
          const models = height(size(costs?.enrichment ?? null));
          const x = LEFT + index * step;
          return (
            <g key={day}>
              {costs && <title>{`${formatDay(day)}: ${formatMoney(costs.total)}`}</title>}
              <rect className={classes.api} x={x} y={FLOOR - api} width={step - gap} height={api} rx={2} />
              <rect
                className={classes.models}
                x={x}
                y={FLOOR - api - models}
                width={step - gap}
                height={models}
                rx={2}
              />
              {(index === 0 || (index + 1) % every === 0) && (
                <text className={classes.label} x={x + (step - gap) / 2} y={FLOOR + 17} textAnchor="middle">
                  {index + 1}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
};

const Legend = () => (
  <Group gap="lg">
    <Group gap={6}>
      <span className={classes.swatch} style={{ background: 'var(--mantine-color-river-4)' }} aria-hidden />
      <Text size="sm">Calls to banks</Text>
    </Group>
    <Group gap={6}>
      <span className={classes.swatch} style={{ background: 'var(--mantine-color-grape-6)' }} aria-hidden />
      <Text size="sm">Language models</Text>
    </Group>
  </Group>
);

const DayTable = ({ days }: { days: readonly CostOfDay[] }) => (
  <Table.ScrollContainer minWidth={320} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
    <Table aria-label="Spend by day">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Day</Table.Th>
          <Table.Th scope="col" className={classes.number} visibleFrom="xs">
            Calls
          </Table.Th>
          <Table.Th scope="col" className={classes.number}>
            Banks
          </Table.Th>
          <Table.Th scope="col" className={classes.number}>
            Models
          </Table.Th>
          <Table.Th scope="col" className={classes.number}>
            Sum
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {days.map((day) => (
          <Table.Tr key={day.day}>
            <Table.Th scope="row" fw={400}>
              {formatDay(day.day)}
            </Table.Th>
            <Table.Td className={classes.number} visibleFrom="xs">
              {formatCount(day.api_calls + day.llm_calls)}
            </Table.Td>
            <Table.Td className={classes.number}>{formatMoney(day.api)}</Table.Td>
            <Table.Td className={classes.number}>{formatMoney(day.enrichment)}</Table.Td>
            <Table.Td className={classes.number}>
              {formatMoney(day.total)}
              {day.unknown_prices > 0 && ' at least'}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);

export const CostsByDay = ({ month }: { month: string }) => {
  const days = daysOf(month);
  const from = days[0] ?? '';
  const to = days.at(-1) ?? '';
  const query = useCostsByDay(from, to);
  const [shown, setShown] = useState('chart');
  return (
    <Panel
      title="By day"
      aside={
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label="Show spend by day as"
            data={[
              { value: 'chart', label: 'Chart' },
              { value: 'table', label: 'Table' },
            ]}
            value={shown}
            onChange={setShown}
          />
          <DownloadButton
            label="Spend by day"
            path="/costs/by-day"
            query={{ from, to, format: 'csv' }}
            fileName={`costs-by-day-${month}.csv`}
          />
        </Group>
      }
    >
      <Loaded query={query} what="spend by day" rows={4}>
        {(items) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              Nothing was spent in this month.
            </Text>
          ) : shown === 'chart' ? (
            <Stack gap="sm">
              <Chart month={month} days={items} />
              <Legend />
            </Stack>
          ) : (
            <DayTable days={items} />
          )
        }
      </Loaded>
    </Panel>
  );
};
