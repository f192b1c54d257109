import { Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useExport } from '../api/export';
import { Panel } from '@/shared/ui/panel';
import { ProblemAlert } from '@/shared/ui/problem-alert';

export const ExportData = () => {
  const everything = useExport();
  return (
    <Panel title="Download everything">
      <Text size="sm">
        Transactions, accounts, imports, categories, schedules and costs, one row a line (JSON Lines). Tokens
        of your banks are not in it.
      </Text>
      <Group>
        <Button
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={everything.isPending}
          onClick={() => everything.mutate()}
        >
          Download everything
        </Button>
      </Group>
      {everything.isError && <ProblemAlert title="The file did not arrive" error={everything.error} />}
      {everything.isSuccess && (
        <Text size="sm" role="status">
          Saved as tributary.jsonl.
        </Text>
      )}
    </Panel>
  );
};
