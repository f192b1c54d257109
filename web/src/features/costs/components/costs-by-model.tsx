import { Table, Text } from '@mantine/core';
import { useCostsByModel } from '../api/by-model';
import classes from './costs.module.css';
import { formatMoney } from '@/shared/format/money';
import { formatCount } from '@/shared/format/numbers';
import { DownloadButton } from '@/shared/ui/download-button';
import { Loaded } from '@/shared/ui/loaded';
import { Panel } from '@/shared/ui/panel';

export const CostsByModel = ({ month }: { month: string }) => {
  const models = useCostsByModel(month);
  return (
    <Panel
      title="Language models"
      aside={
        <DownloadButton
          label="Costs by model"
          path="/costs/by-model"
          query={{ month, format: 'csv' }}
          fileName={`costs-by-model-${month}.csv`}
        />
      }
    >
      <Loaded query={models} what="costs by model">
        {(items) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              No language model was asked in this month.
            </Text>
          ) : (
            <Table.ScrollContainer minWidth={300} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
              <Table aria-label="Costs by model" horizontalSpacing={6}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">Model</Table.Th>
                    <Table.Th scope="col" className={classes.number}>
                      Calls
                    </Table.Th>
                    <Table.Th scope="col" className={classes.number}>
                      Tokens
                    </Table.Th>
                    <Table.Th scope="col" className={classes.number}>
                      Cost
                    </Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((item) => (
                    <Table.Tr key={item.model}>
                      <Table.Th scope="row" fw={400}>
                        {item.model}
                      </Table.Th>
                      <Table.Td className={classes.number}>{formatCount(item.calls)}</Table.Td>
                      <Table.Td className={classes.number}>
                        {formatCount(item.input_tokens + item.cached_input_tokens + item.output_tokens)}
                      </Table.Td>
                      <Table.Td className={classes.number}>
                        {item.unknown_costs === item.calls ? 'unknown' : formatMoney(item.cost)}
                        {item.unknown_costs > 0 && item.unknown_costs < item.calls && ' at least'}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Loaded>
    </Panel>
  );
};
