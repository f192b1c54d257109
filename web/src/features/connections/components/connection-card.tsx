import { ActionIcon, Alert, Avatar, Divider, Group, Menu, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconInfoCircle, IconReload, IconTrash, IconUnlink } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import type { Connection } from '../api/list-connections';
import { useRefreshConnection } from '../api/refresh-connection';
import { ConsentBadge, needsConsent } from './consent-badge';
import { ConsentRunway } from './consent-runway';
import { DisconnectBank } from './disconnect-bank';
import { AuthoriseAgain, RenewConsent } from './renew-consent';
import { plural } from '@/shared/format/numbers';
import { ProblemAlert } from '@/shared/ui/problem-alert';

const Actions = ({ connection }: { connection: Connection }) => {
  if (connection.status === 'revoked') return <AuthoriseAgain connection={connection} prominent={false} />;
  return connection.consent.state === 'ended' ? (
    <AuthoriseAgain connection={connection} prominent />
  ) : (
    <RenewConsent connection={connection} prominent={needsConsent(connection)} />
  );
};

interface ConnectionCardProps {
  connection: Connection;
  /** its accounts and cards */
  children: ReactNode;
}

export const ConnectionCard = ({ connection, children }: ConnectionCardProps) => {
  const heading = useId();
  const [asking, { open, close }] = useDisclosure(false);
  const refresh = useRefreshConnection(connection.connection_id);
  const { provider, status } = connection;
  const isOver = status === 'revoked';

  return (
    <Paper component="section" aria-labelledby={heading} withBorder radius="lg" p={{ base: 'md', sm: 'lg' }}>
      <Stack gap="md">
        <Group wrap="nowrap" gap="sm">
          <Avatar
            src={provider.logo_uri}
            name={provider.display_name}
            color="river"
            radius="md"
            alt=""
            aria-hidden
          />
          <Stack gap={0} style={{ flex: 1, minWidth: 0 }}>
            <Title id={heading} order={2} size="h4" lineClamp={2}>
              {provider.display_name}
            </Title>
            <Text size="sm" c="dimmed">
              {plural(connection.accounts, 'account or card', 'accounts and cards')}
            </Text>
          </Stack>
          <ConsentBadge connection={connection} />
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={`More for ${provider.display_name}`}
              >
                <IconDots size={20} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {!isOver && (
                <Menu.Item
                  leftSection={<IconReload size={16} aria-hidden />}
                  onClick={() => refresh.mutate()}
                >
                  Look for new accounts
                </Menu.Item>
              )}
              <Menu.Item
                color="red"
                leftSection={
                  isOver ? <IconTrash size={16} aria-hidden /> : <IconUnlink size={16} aria-hidden />
                }
                onClick={open}
              >
                {isOver ? 'Erase its transactions' : 'Disconnect'}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
        <ConsentRunway connection={connection} />
        <Group gap="sm">
          <Actions connection={connection} />
        </Group>
        {connection.open_accounts > 0 && (
          <Alert color="yellow" variant="light" icon={<IconInfoCircle aria-hidden />}>
            {plural(connection.open_accounts, 'account', 'accounts')} of this bank may be one of several you
            had before. Nothing was guessed: it is left alone until that is settled.
          </Alert>
        )}
        {refresh.isPending && (
          <Text size="sm" c="dimmed" role="status">
            Asking {provider.display_name}…
          </Text>
        )}
        {refresh.isSuccess && (
          <Text size="sm" role="status">
            {provider.display_name} shares{' '}
            {plural(refresh.data.present.length, 'account or card', 'accounts and cards')},{' '}
            {refresh.data.added.length === 0
              ? 'none of them new'
              : `${refresh.data.added.length} of them new`}
            .
          </Text>
        )}
        {refresh.isError && <ProblemAlert title="The bank was not asked" error={refresh.error} />}
        <Divider />
        {children}
      </Stack>
      <DisconnectBank connection={connection} opened={asking} onClose={close} />
    </Paper>
  );
};
