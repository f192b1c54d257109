import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSparkles } from '@tabler/icons-react';
import { useCategorisingStats } from '../api/categorising-stats';
import type { Selection } from '../selection';
import { CategoriseForm } from './categorise-form';
import { FailedRows } from './failed-rows';
import { formatCount } from '@/shared/format/numbers';

interface CategorisingSummaryProps {
  narrowed: Selection;
  onProgress: () => void;
}

/** One line: how far the categories are, and what can be done about the rest. */
export const CategorisingSummary = ({ narrowed, onProgress }: CategorisingSummaryProps) => {
  const stats = useCategorisingStats();
  const [categorising, form] = useDisclosure(false);
  const [looking, failures] = useDisclosure(false);
  const rows = stats.data;
  return (
    <Group justify="space-between" gap="sm" mih={36}>
      <Text size="sm" c="dimmed" role="status">
        {rows && rows.received > 0 && (
          <>
            {formatCount(rows.categorised)} of {formatCount(rows.received)} imported transactions were
            categorised
            {rows.waiting > 0 && ` · ${formatCount(rows.waiting)} waiting`}
            {rows.parked > 0 && ` · ${formatCount(rows.parked)} parked`}
            {rows.failed > 0 && ` · ${formatCount(rows.failed)} failed`}
          </>
        )}
      </Text>
      <Group gap="xs">
        {rows !== undefined && rows.failed > 0 && (
          <Button size="xs" variant="light" color="orange" onClick={failures.open}>
            Look at what failed
          </Button>
        )}
        <Button
          size="xs"
          variant="light"
          leftSection={<IconSparkles size={16} aria-hidden />}
          onClick={form.open}
        >
          Find categories
        </Button>
      </Group>
      <Modal opened={categorising} onClose={form.close} title="Find categories" size="lg" centered>
        <CategoriseForm narrowed={narrowed} onProgress={onProgress} />
      </Modal>
      <Modal opened={looking} onClose={failures.close} title="Without a category" size="lg" centered>
        <FailedRows />
      </Modal>
    </Group>
  );
};
