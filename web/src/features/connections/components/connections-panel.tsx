import { Avatar, Group, Stack, Text } from '@mantine/core';
import { useConnections, type Connection } from '../api/list-connections';
import { ConnectBankButton } from './connect-bank-button';
import { ConsentBadge, needsConsent } from './consent-badge';
import { plural } from '@/shared/format/numbers';
import { LoadingRows } from '@/shared/ui/loading-rows';
import { Panel } from '@/shared/ui/panel';
import { ProblemAlert } from '@/shared/ui/problem-alert';

const ConnectionRow = ({ connection }: { connection: Connection }) => {
  const { provider } = connection;
  return (
    <Stack component="li" gap="xs">
      <Group wrap="nowrap" gap="sm">
        <Avatar src={provider.logo_uri} name={provider.display_name} color="river" radius="md" alt="" />
        <Stack gap={0} style={{ flex: 1, minWidth: 0 }}>
          <Text fw={500} truncate>
            {provider.display_name}
          </Text>
          <Text size="sm" c="dimmed">
            {plural(connection.accounts, 'account', 'accounts')}
          </Text>
        </Stack>
        <ConsentBadge connection={connection} />
      </Group>
      {needsConsent(connection) && (
        <ConnectBankButton connectionId={connection.connection_id} label={`Renew ${provider.display_name}`} />
      )}
    </Stack>
  );
};

const Connections = () => {
  const connections = useConnections();
  if (connections.isPending) return <LoadingRows label="Loading your banks" rows={2} />;
  if (connections.isError) {
    return (
      <ProblemAlert
        title="Your banks cannot be shown"
        error={connections.error}
        onRetry={() => void connections.refetch()}
      />
    );
  }
  if (connections.data.length === 0) {
    return (
      <Text c="dimmed" size="sm">
        No bank is connected yet. You choose the bank and what it may share; consent can be withdrawn at any
        time.
      </Text>
    );
  }
  return (
    <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
      {connections.data.map((connection) => (
        <ConnectionRow key={connection.connection_id} connection={connection} />
      ))}
    </Stack>
  );
};

export const ConnectionsPanel = () => (
  <Panel title="Banks">
    <Connections />
    <ConnectBankButton />
  </Panel>
);
