import { Stack, Text } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useAccountSelection, type AccountSelection } from '@/features/accounts/account-selection';
import { useAccounts, type Account } from '@/features/accounts/api/list-accounts';
import { AccountPicker } from '@/features/accounts/components/account-picker';
import { ConnectBankButton } from '@/features/connections/components/connect-bank-button';
import { PlanForm, type ChosenAccounts } from '@/features/imports/components/plan-form';
import type { SourceKind } from '@/lib/contract';
import { LoadingRows } from '@/shared/ui/loading-rows';
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

interface NewImportProps {
  onStarted: (jobId: string) => void;
  /** a bank the person has just come back from; its accounts may still be on their way */
  awaitedConnection: string | null;
}

export const NewImport = ({ onStarted, awaitedConnection }: NewImportProps) => {
  useDocumentTitle('Tributary');
  const accounts = useAccounts(awaitedConnection);
  const selection = useAccountSelection(accounts.data ?? NO_ACCOUNTS);

  if (accounts.isPending) {
    return (
      <Panel title="New import">
        <LoadingRows label="Loading your accounts" rows={6} />
      </Panel>
    );
  }
  if (accounts.isError) {
    return (
      <Panel title="New import">
        <ProblemAlert
          title="Your accounts cannot be shown"
          error={accounts.error}
          onRetry={() => void accounts.refetch()}
        />
      </Panel>
    );
  }
  return (
    <Panel title="New import">
      {accounts.data.length === 0 ? (
        <FirstBank />
      ) : (
        <PlanForm
          chosen={chosenBy(selection)}
          onStarted={onStarted}
          picker={(error) => <AccountPicker accounts={accounts.data} selection={selection} error={error} />}
        />
      )}
    </Panel>
  );
};
