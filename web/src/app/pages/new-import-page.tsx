import { Stack, Text } from '@mantine/core';
import { useNavigate, useSearchParams } from 'react-router';
import { importPath } from '../places';
import { useAccountSelection, type AccountSelection } from '@/features/accounts/account-selection';
import { useAccounts, type Account } from '@/features/accounts/api/list-accounts';
import { AccountPicker } from '@/features/accounts/components/account-picker';
import { ConnectBankButton } from '@/features/connections/components/connect-bank-button';
import { PlanForm, type ChosenAccounts } from '@/features/imports/components/plan-form';
import type { SourceKind } from '@/lib/contract';
import { LoadingRows } from '@/shared/ui/loading-rows';
import { Page } from '@/shared/ui/page';
import { Panel } from '@/shared/ui/panel';
import { ProblemAlert } from '@/shared/ui/problem-alert';

const NO_ACCOUNTS: readonly Account[] = [];

const chosenBy = ({ selected }: AccountSelection): ChosenAccounts => {
  const ids = (kind: SourceKind) =>
    selected.filter((account) => account.kind === kind).map(({ account_id }) => account_id);
  return { account_ids: ids('account'), card_ids: ids('card') };
};

const FirstBank = () => (
  <Stack align="flex-start" gap="md" py="md">
    <Text>Connect your bank to begin. You choose what it shares, and Tributary only ever reads.</Text>
    <ConnectBankButton variant="filled" label="Connect your first bank" />
  </Stack>
);

const NewImport = () => {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const accounts = useAccounts(search.get('connection_id'));
  const selection = useAccountSelection(accounts.data ?? NO_ACCOUNTS);

  if (accounts.isPending) return <LoadingRows label="Loading your accounts" rows={6} />;
  if (accounts.isError) {
    return (
      <ProblemAlert
        title="Your accounts cannot be shown"
        error={accounts.error}
        onRetry={() => void accounts.refetch()}
      />
    );
  }
  if (accounts.data.length === 0) return <FirstBank />;
  return (
    <PlanForm
      chosen={chosenBy(selection)}
      onStarted={(jobId) => void navigate(importPath(jobId))}
      picker={(error) => <AccountPicker accounts={accounts.data} selection={selection} error={error} />}
    />
  );
};

const NewImportPage = () => (
  <Page title="New import">
    <Panel title="What to import">
      <NewImport />
    </Panel>
  </Page>
);

export default NewImportPage;
