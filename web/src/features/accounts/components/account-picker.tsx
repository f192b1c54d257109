import { Checkbox, Fieldset, Group, Stack, Text } from '@mantine/core';
import { isSelectable, type AccountSelection } from '../account-selection';
import type { Account } from '../api/list-accounts';
import { formatCount } from '@/shared/format/numbers';
import { formatRelative } from '@/shared/format/time';

interface AccountPickerProps {
  accounts: readonly Account[];
  selection: AccountSelection;
  /** what is wrong with the present choice */
  error?: string | undefined;
}

const about = (account: Account): string => {
  const kind = `${account.kind === 'card' ? 'Card' : 'Account'} · ${account.currency}`;
  if (!isSelectable(account)) return `${kind} · renew the bank's consent to import it`;
  if (account.last_synced_at === null) return `${kind} · not imported yet`;
  return `${kind} · ${formatCount(account.stored_transactions)} stored, updated ${formatRelative(account.last_synced_at)}`;
};

const ProviderGroup = ({ accounts, selection }: Pick<AccountPickerProps, 'accounts' | 'selection'>) => {
  const selectable = accounts.filter(isSelectable);
  const chosen = selectable.filter(selection.isSelected);
  const name = accounts[0]?.provider.display_name ?? '';

  return (
    <Stack gap="sm">
      <Checkbox
        label={name}
        aria-label={`All of ${name}`}
        fw={600}
        disabled={selectable.length === 0}
        checked={chosen.length > 0 && chosen.length === selectable.length}
        indeterminate={chosen.length > 0 && chosen.length < selectable.length}
        onChange={(event) => selection.choose(selectable, event.currentTarget.checked)}
      />
      <Stack gap="sm" pl="xl">
        {accounts.map((account) => (
          <Checkbox
            key={account.account_id}
            label={account.display_name}
            description={about(account)}
            disabled={!isSelectable(account)}
            checked={selection.isSelected(account)}
            onChange={(event) => selection.choose([account], event.currentTarget.checked)}
          />
        ))}
      </Stack>
    </Stack>
  );
};

const byProvider = (accounts: readonly Account[]): Account[][] => {
  const groups = new Map<string, Account[]>();
  for (const account of accounts) {
    const group = groups.get(account.connection_id);
    if (group) group.push(account);
    else groups.set(account.connection_id, [account]);
  }
  return [...groups.values()];
};

export const AccountPicker = ({ accounts, selection, error }: AccountPickerProps) => (
  <Fieldset
    variant="unstyled"
    styles={{ root: { padding: 0 }, legend: { padding: 0 } }}
    legend={
      <Text span size="sm" fw={500}>
        Accounts and cards
      </Text>
    }
  >
    <Stack gap="lg" mt="xs">
      {byProvider(accounts).map((group) => (
        <ProviderGroup key={group[0]?.connection_id} accounts={group} selection={selection} />
      ))}
      <Group gap="xs" aria-live="polite">
        {error ? (
          <Text size="sm" c="red" role="alert">
            {error}
          </Text>
        ) : (
          <Text size="sm" c="dimmed">
            {selection.selected.length} of {accounts.length} selected
          </Text>
        )}
      </Group>
    </Stack>
  </Fieldset>
);
