import { Stack, Table, Text } from '@mantine/core';
import { useCostsByRung } from '../api/by-rung';
import classes from './costs.module.css';
import { formatMoney } from '@/shared/format/money';
import { formatCount, plural } from '@/shared/format/numbers';
import { sourceInWords } from '@/shared/format/sources';
import { DownloadButton } from '@/shared/ui/download-button';
import { Loaded } from '@/shared/ui/loaded';
import { Panel } from '@/shared/ui/panel';

/** Who found the categories, and what each of them cost: mostly nothing. */
export const CostsByRung = ({ month }: { month: string }) => {
  const rungs = useCostsByRung(month);
  return (
    <Panel
      title="Who found the categories"
      aside={
        <DownloadButton
          label="Costs by who found the category"
          path="/costs/by-rung"
          query={{ month, format: 'csv' }}
          fileName={`costs-by-rung-${month}.csv`}
        />
      }
    >
      <Loaded query={rungs} what="who found the categories">
        {({ items, rows_spared_by_memory, cost_per_merchant }) => {
          if (items.length === 0) {
            return (
              <Text size="sm" c="dimmed">
                Nothing was categorised in this month.
              </Text>
            );
          }
          const most = Math.max(...items.map(({ rows }) => rows), 1);
          const sorted = [...items].sort((one, other) => other.rows - one.rows);
          return (
            <Stack gap="sm">
              <Table aria-label="Who found the categories" verticalSpacing={6}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">Who</Table.Th>
                    <Table.Th scope="col" className={classes.number}>
                      Rows
                    </Table.Th>
                    <Table.Th scope="col" className={classes.number}>
                      Cost
                    </Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {sorted.map(({ rung, rows, cost }) => (
                    <Table.Tr key={rung}>
                      <Table.Th scope="row" fw={400}>
                        {sourceInWords(rung)}
                        <div
                          className={classes.bar}
                          style={{ width: `${(rows / most) * 100}%` }}
                          aria-hidden
                        />
                      </Table.Th>
                      <Table.Td className={classes.number}>{formatCount(rows)}</Table.Td>
                      <Table.Td className={classes.number}>
                        {Number(cost.amount) === 0 ? 'Free' : formatMoney(cost)}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
              <Text size="sm" c="dimmed">
                Memory spared {plural(rows_spared_by_memory, 'transaction', 'transactions')} a question
                {cost_per_merchant !== null &&
                  `; asking about one merchant costs ${formatMoney(cost_per_merchant)} on average`}
                .
              </Text>
            </Stack>
          );
        }}
      </Loaded>
    </Panel>
  );
};
