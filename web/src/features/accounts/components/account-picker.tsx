import { Alert, Checkbox, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { isSelectable, type AccountSelection } from '../account-selection';
import type { Account } from '../api/list-accounts';
import { formatCount, plural } from '@/shared/format/numbers';
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
  const known =
    account.last_synced_at === null
      ? 'not imported yet'
      : `updated ${formatRelative(account.last_synced_at)} · ${formatCount(account.stored_transactions)} stored`;
  return `${kind} · ${known} · ${plural(account.calls_left_today, 'call', 'calls')} left today`;
};

interface BoxProps {
  label: string;
  name?: string;
  accounts: readonly Account[];
  selection: AccountSelection;
}

/** One box for several accounts: ticked, not ticked, or in between. */
const ManyBox = ({ label, name = label, accounts, selection }: BoxProps) => {
  const selectable = accounts.filter(isSelectable);
  const chosen = selectable.filter(selection.isSelected);
  return (
    <Checkbox
      label={label}
      aria-label={name}
      fw={600}
      disabled={selectable.length === 0}
      checked={chosen.length > 0 && chosen.length === selectable.length}
      indeterminate={chosen.length > 0 && chosen.length < selectable.length}
      onChange={(event) => selection.choose(selectable, event.currentTarget.checked)}
    />
  );
};

const byConnection = (accounts: readonly Account[]): Account[][] => {
  const groups = new Map<string, Account[]>();
  for (const account of accounts) {
    groups.set(account.connection_id, [...(groups.get(account.connection_id) ?? []), account]);
  }
  return [...groups.values()];
};

const fits = (account: Account, words: string): boolean =>
  `${account.display_name} ${account.provider.display_name} ${account.currency} ${account.kind}`
    .toLowerCase()
    .includes(words.trim().toLowerCase());

/** A search box helps from here on. */
const MANY = 6;

export const AccountPicker = ({ accounts, selection, error }: AccountPickerProps) => {
  const [words, setWords] = useState('');
  const found = accounts.filter((account) => fits(account, words));
  return (
    <Stack gap="md" role="group" aria-label="Accounts and cards">
      {accounts.length >= MANY && (
        <TextInput
          type="search"
          label="Search accounts and cards"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      <Group justify="space-between" gap="sm">
        <ManyBox
          label={words ? 'All that were found' : 'All accounts and cards'}
          accounts={found}
          selection={selection}
        />
        <Text size="sm" c="dimmed" role="status">
          {selection.selected.length} of {accounts.length} selected
        </Text>
      </Group>
      {error && (
        <Alert color="red" variant="light" role="alert" p="sm">
          {error}
        </Alert>
      )}
      {found.length === 0 && <Text c="dimmed">No account or card is called that.</Text>}
      {byConnection(found).map((group) => (
        <Paper key={group[0]?.connection_id} withBorder radius="md" p="md">
          <Stack gap="md">
            <ManyBox
              label={group[0]?.provider.display_name ?? ''}
              name={`All of ${group[0]?.provider.display_name ?? ''}`}
              accounts={group}
              selection={selection}
            />
            <Stack gap="md" pl={{ base: 'sm', sm: 'xl' }}>
              {group.map((account) => (
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
        </Paper>
      ))}
    </Stack>
  );
};
