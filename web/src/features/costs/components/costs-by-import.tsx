import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useCostsByImport } from '../api/by-import';
import classes from './costs.module.css';
import { formatMoney } from '@/shared/format/money';
import { formatCount } from '@/shared/format/numbers';
import { DownloadButton } from '@/shared/ui/download-button';
import { Loaded } from '@/shared/ui/loaded';
import { Panel } from '@/shared/ui/panel';

export interface ImportNames {
  /** what a person would call it; null when it is not known here */
  nameOf: (jobId: string) => string | null;
  hrefOf: (jobId: string) => string;
}

export const ImportLink = ({ id, imports }: { id: string; imports: ImportNames }) => (
  <Anchor component={Link} to={imports.hrefOf(id)} size="sm">
    {imports.nameOf(id) ?? `Import ${id.slice(0, 8)}`}
  </Anchor>
);

export const CostsByImport = ({ imports }: { imports: ImportNames }) => {
  const query = useCostsByImport();
  return (
    <Panel
      title="By import"
      aside={
        <DownloadButton
          label="Costs by import"
          path="/costs/by-import"
          query={{ format: 'csv', limit: 200 }}
          fileName="costs-by-import.csv"
        />
      }
    >
      <Loaded query={query} what="costs by import">
        {(items) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              No import has cost anything yet.
            </Text>
          ) : (
            <Stack gap="xs">
              <Table.ScrollContainer minWidth={300} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
                <Table aria-label="Costs by import" horizontalSpacing={6}>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th scope="col">Import</Table.Th>
                      <Table.Th scope="col" className={classes.number} visibleFrom="sm">
                        Bank calls
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
                    {items.map((item) => (
                      <Table.Tr key={item.job_id}>
                        <Table.Th scope="row" fw={400}>
                          <ImportLink id={item.job_id} imports={imports} />
                        </Table.Th>
                        <Table.Td className={classes.number} visibleFrom="sm">
                          {formatCount(item.api_calls)}
                        </Table.Td>
                        <Table.Td className={classes.number}>{formatMoney(item.api)}</Table.Td>
                        <Table.Td className={classes.number}>{formatMoney(item.enrichment)}</Table.Td>
                        <Table.Td className={classes.number}>
                          {formatMoney(item.total)}
                          {item.unknown_prices > 0 && ' at least'}
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
                    Show more imports
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
