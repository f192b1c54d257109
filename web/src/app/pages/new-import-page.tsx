import { IconBuildingBank } from '@tabler/icons-react';
import { useNavigate, useSearchParams } from 'react-router';
import { importPath } from '../places';
import { selectionOf, type AccountSelection } from '@/features/accounts/account-selection';
import { useAccounts } from '@/features/accounts/api/list-accounts';
import { AccountPicker } from '@/features/accounts/components/account-picker';
import { ConnectBankButton } from '@/features/connections/components/connect-bank-button';
import { ImportWizard } from '@/features/imports/components/import-wizard';
import { useWish } from '@/features/imports/use-wish';
import type { ChosenAccounts } from '@/features/imports/wish';
import type { SourceKind } from '@/lib/contract';
import { LoadingCards } from '@/shared/ui/loading-cards';
import { NothingYet } from '@/shared/ui/nothing-yet';
import { Page } from '@/shared/ui/page';
import { ProblemAlert } from '@/shared/ui/problem-alert';

const chosenBy = ({ selected }: AccountSelection): ChosenAccounts => {
  const ids = (kind: SourceKind) =>
    selected.filter((account) => account.kind === kind).map(({ account_id }) => account_id);
  return { account_ids: ids('account'), card_ids: ids('card') };
};

const NewImport = () => {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const state = useWish();
  const accounts = useAccounts({ awaitedConnection: search.get('connection_id') });

  if (accounts.isPending) return <LoadingCards label="Loading your accounts" heights={[44, 420]} />;
  if (accounts.isError) {
    return (
      <ProblemAlert
        title="Your accounts cannot be shown"
        error={accounts.error}
        onRetry={() => void accounts.refetch()}
      />
    );
  }
  if (accounts.data.length === 0) {
    return (
      <NothingYet
        icon={IconBuildingBank}
        title="Connect your bank to begin"
        action={<ConnectBankButton variant="filled" label="Connect a bank" />}
      >
        You choose what it shares, and Tributary only ever reads.
      </NothingYet>
    );
  }
  const selection = selectionOf(accounts.data, state.wish.excluded, (excluded) => state.change({ excluded }));
  return (
    <ImportWizard
      state={state}
      chosen={chosenBy(selection)}
      onStarted={(jobId) => void navigate(importPath(jobId))}
      picker={(error) => <AccountPicker accounts={accounts.data} selection={selection} error={error} />}
    />
  );
};

const NewImportPage = () => (
  <Page title="New import">
    <NewImport />
  </Page>
);

export default NewImportPage;
