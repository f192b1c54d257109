import { Button, Group, Modal, Stack, Text } from '@mantine/core';

interface CancelDialogProps {
  /** how many imports; none while nothing is asked */
  count: number;
  onKeep: () => void;
  onCancel: () => void;
}

export const CancelDialog = ({ count, onKeep, onCancel }: CancelDialogProps) => (
  <Modal
    opened={count > 0}
    onClose={onKeep}
    title={count > 1 ? `Cancel ${count} imports?` : 'Cancel this import?'}
    centered
  >
    <Stack>
      <Text size="sm">What was imported so far stays. The rest is not fetched.</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onKeep}>
          Keep importing
        </Button>
        <Button color="red" onClick={onCancel}>
          {count > 1 ? 'Cancel imports' : 'Cancel import'}
        </Button>
      </Group>
    </Stack>
  </Modal>
);
