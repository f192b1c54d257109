import { Button, Group, Stack, Text } from '@mantine/core';
import { IconBuildingBank, IconDownload } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { useAccounts } from '@/features/accounts/api/list-accounts';
import { AccountCard } from '@/features/accounts/components/account-card';
import { useConnections, type Connection } from '@/features/connections/api/list-connections';
import { ConnectBankButton } from '@/features/connections/components/connect-bank-button';
import { ConnectionCard } from '@/features/connections/components/connection-card';
import { ConnectionNotice } from '@/features/connections/components/connection-notice';
import { LoadingCards } from '@/shared/ui/loading-cards';
import { LoadingRows } from '@/shared/ui/loading-rows';
import { NothingYet } from '@/shared/ui/nothing-yet';
import { Page } from '@/shared/ui/page';
import { ProblemAlert } from '@/shared/ui/problem-alert';

const AccountsOf = ({ connection }: { connection: Connection }) => {
  const [search] = useSearchParams();
  const accounts = useAccounts({ awaitedConnection: search.get('connection_id'), removed: true });
  if (accounts.isPending) return <LoadingRows label="Loading its accounts" rows={connection.accounts} />;
  if (accounts.isError) {
    return (
      <ProblemAlert
        title="Its accounts cannot be shown"
        error={accounts.error}
        onRetry={() => void accounts.refetch()}
      />
    );
  }
  const own = accounts.data.filter(({ connection_id }) => connection_id === connection.connection_id);
  if (own.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {connection.accounts > 0
          ? 'Its accounts and cards are on their way.'
          : 'No account or card is shared.'}
      </Text>
    );
  }
  return (
    <Stack component="ul" gap="xl" p={0} m={0} style={{ listStyle: 'none' }} aria-label="Accounts and cards">
      {own.map((account) => (
        <AccountCard key={account.account_id} account={account} />
      ))}
    </Stack>
  );
};

const Banks = () => {
  const connections = useConnections();
  if (connections.isPending) return <LoadingCards label="Loading your banks" heights={[520, 380]} />;
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
      <NothingYet
        icon={IconBuildingBank}
        title="Connect your first bank"
        action={<ConnectBankButton variant="filled" label="Connect a bank" />}
      >
        You choose the bank and what it may share. Tributary only ever reads, and you can disconnect at any
        time.
      </NothingYet>
    );
  }
  return (
    <>
      {connections.data.map((connection) => (
        <ConnectionCard key={connection.connection_id} connection={connection}>
          <AccountsOf connection={connection} />
        </ConnectionCard>
      ))}
      <Group>
        <ConnectBankButton variant="default" label="Connect another bank" />
      </Group>
    </>
  );
};

const BanksPage = () => (
  <Page
    title="Banks"
    description="What each bank shares, for how much longer, and how complete it is here."
    actions={
      <Button
        component={Link}
        to="/imports/new?days=incremental"
        variant="default"
        leftSection={<IconDownload size={18} aria-hidden />}
      >
        Bring up to date
      </Button>
    }
  >
    <ConnectionNotice />
    <Banks />
  </Page>
);

export default BanksPage;
