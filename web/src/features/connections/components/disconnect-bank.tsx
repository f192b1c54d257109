import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useDisconnectBank, type Rows } from '../api/disconnect-bank';
import type { Connection } from '../api/list-connections';
import { ProblemAlert } from '@/shared/ui/problem-alert';

interface DisconnectBankProps {
  connection: Connection;
  opened: boolean;
  onClose: () => void;
}

/** Says plainly what stays and what goes, before it goes. */
export const DisconnectBank = ({ connection, opened, onClose }: DisconnectBankProps) => {
  const disconnect = useDisconnectBank(connection.connection_id);
  const isOver = connection.status === 'revoked';
  const [rows, setRows] = useState<Rows>(isOver ? 'erase' : 'keep');
  const bank = connection.provider.display_name;

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={isOver ? `Erase what came from ${bank}?` : `Disconnect ${bank}?`}
      centered
    >
      <Stack>
        <Text size="sm">
          {isOver
            ? 'All its transactions, and the corrections you made to them, are erased for good. This cannot be undone.'
            : 'The consent is withdrawn and nothing more is imported. Running imports of its accounts stop.'}
        </Text>
        {!isOver && (
          <Radio.Group label="Transactions imported so far" value={rows} onChange={(value) => setRows(value)}>
            <Stack gap="sm" mt="xs">
              <Radio value="keep" label="Keep them" description="They can still be read, and erased later." />
              <Radio
                value="erase"
                label="Erase them"
                description="For good, with the corrections you made. This cannot be undone."
              />
            </Stack>
          </Radio.Group>
        )}
        {disconnect.isError && <ProblemAlert title="The bank is still connected" error={disconnect.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {isOver ? 'Keep them' : 'Stay connected'}
          </Button>
          <Button
            color="red"
            loading={disconnect.isPending}
            onClick={() => disconnect.mutate(rows, { onSuccess: onClose })}
          >
            {isOver ? 'Erase for good' : rows === 'erase' ? 'Disconnect and erase' : 'Disconnect'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
};
