import { Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import type { ImportStatus } from '@/lib/import-status';
import { formatMoney } from '@/shared/format/money';
import { formatCount, formatRange, plural } from '@/shared/format/numbers';
import { formatSeconds } from '@/shared/format/time';

interface Comparison {
  name: string;
  estimated: string;
  actual: string;
}

const compare = ({ estimate, actual }: ImportStatus): Comparison[] => [
  {
    name: 'Transactions',
    estimated: formatRange(estimate.transactions),
    actual: actual ? formatCount(actual.transactions) : '–',
  },
  {
    name: 'Time',
    estimated: formatSeconds(estimate.duration_seconds),
    actual: actual ? formatSeconds(actual.duration_seconds) : '–',
  },
  {
    name: 'Bank calls',
    estimated: formatCount(estimate.api_calls),
    actual: actual ? formatCount(actual.api_calls) : '–',
  },
  {
    name: 'Cost',
    estimated: formatMoney(estimate.total_cost),
    actual: actual ? formatMoney(actual.total_cost) : '–',
  },
];

/** After the end: what was expected beside what came. */
export const ImportSummary = ({ job }: { job: ImportStatus }) => (
  <Stack gap="xs">
    <Title order={3} size="h5">
      Estimate and actual
    </Title>
    <Table aria-label="Estimate and actual" style={{ fontVariantNumeric: 'tabular-nums' }}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>
            <VisuallyHidden>What</VisuallyHidden>
          </Table.Th>
          <Table.Th ta="right">Estimated</Table.Th>
          <Table.Th ta="right">Actual</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {compare(job).map(({ name, estimated, actual }) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={400}>
              {name}
            </Table.Th>
            <Table.Td ta="right" c="dimmed">
              {estimated}
            </Table.Td>
            <Table.Td ta="right" fw={500}>
              {actual}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
    {(job.actual?.unknown_prices ?? 0) > 0 && (
      <Text size="xs" c="dimmed">
        {plural(job.actual?.unknown_prices ?? 0, 'price is', 'prices are')} unknown, so the actual cost is at
        least this much.
      </Text>
    )}
  </Stack>
);
