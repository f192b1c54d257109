import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useEstimateVersusActual } from '../api/estimate-vs-actual';
import { ImportLink, type ImportNames } from './costs-by-import';
import classes from './costs.module.css';
import { formatMoney, formatSigned } from '@/shared/format/money';
import { formatInstant } from '@/shared/format/time';
import { DownloadButton } from '@/shared/ui/download-button';
import { Loaded } from '@/shared/ui/loaded';
import { Panel } from '@/shared/ui/panel';

/** What was promised beside what it came to. */
export const Estimates = ({ imports }: { imports: ImportNames }) => {
  const query = useEstimateVersusActual();
  return (
    <Panel
      title="Estimate and actual"
      aside={
        <DownloadButton
          label="Estimates and actual costs"
          path="/costs/estimate-vs-actual"
          query={{ format: 'csv', limit: 200 }}
          fileName="estimates.csv"
        />
      }
    >
      <Loaded query={query} what="estimates">
        {(items) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              Nothing was estimated yet.
            </Text>
          ) : (
            <Stack gap="xs">
              <Table.ScrollContainer minWidth={300} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
                <Table aria-label="Estimate and actual" horizontalSpacing={6}>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th scope="col">What</Table.Th>
                      <Table.Th scope="col" className={classes.number}>
                        Estimated
                      </Table.Th>
                      <Table.Th scope="col" className={classes.number}>
                        Actual
                      </Table.Th>
                      <Table.Th scope="col" className={classes.number}>
                        Difference
                      </Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {items.map((item) => (
                      <Table.Tr key={item.id}>
                        <Table.Th scope="row" fw={400}>
                          {item.kind === 'import' ? (
                            <ImportLink id={item.id} imports={imports} />
                          ) : (
                            `Categorising, ${formatInstant(item.estimated_at)}`
                          )}
                        </Table.Th>
                        <Table.Td className={classes.number}>{formatMoney(item.estimated_total)}</Table.Td>
                        <Table.Td className={classes.number}>
                          {formatMoney(item.total)}
                          {item.unknown_prices > 0 && ' at least'}
                        </Table.Td>
                        <Table.Td className={classes.number}>
                          {item.difference === null ? 'unknown' : formatSigned(item.difference)}
                        </Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </Table.ScrollContainer>
              {query.hasNextPage && (
                <Group>
                  <Button
                    size="xs"
                    variant="subtle"
                    loading={query.isFetchingNextPage}
                    onClick={() => void query.fetchNextPage()}
                  >
                    Show more estimates
                  </Button>
                </Group>
              )}
            </Stack>
          )
        }
      </Loaded>
    </Panel>
  );
};
