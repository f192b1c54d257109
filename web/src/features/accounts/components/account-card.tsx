import { Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconHelpCircle } from '@tabler/icons-react';
import type { Account, BalanceProof } from '../api/list-accounts';
import classes from './account-card.module.css';
import { CoverageStrip } from './coverage-strip';
import { formatMoney } from '@/shared/format/money';
import { formatCount, plural } from '@/shared/format/numbers';
import { formatDay, formatInstant, formatRelative } from '@/shared/format/time';
import { Disclosure } from '@/shared/ui/disclosure';

const Balance = ({ account }: { account: Account }) => {
  const { balance, kind } = account;
  if (!balance) {
    return (
      <Text size="sm" c="dimmed">
        Balance not told yet
      </Text>
    );
  }
  return (
    <Stack gap={0} className={classes.balance ?? ''}>
      <Text fw={600} fz="lg" lh={1.3} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {formatMoney(balance.current)}
        {kind === 'card' && (
          <Text span size="xs" c="dimmed" fw={400}>
            {' '}
            owed
          </Text>
        )}
      </Text>
      <Text size="xs" c="dimmed">
        {balance.available && `${formatMoney(balance.available)} available, `}
        {formatInstant(balance.as_of)}
      </Text>
    </Stack>
  );
};

const looks = {
  proven: { color: 'teal', icon: IconCheck },
  broken: { color: 'red', icon: IconAlertTriangle },
  unknown: { color: 'gray', icon: IconHelpCircle },
} as const;

const headline = ({ status, first_broken_day, difference }: BalanceProof): string => {
  switch (status) {
    case 'proven':
      return 'Adds up to the balance';
    case 'broken':
      return [
        `Does not add up${first_broken_day ? ` from ${formatDay(first_broken_day)}` : ''}`,
        ...(difference ? [`by ${formatMoney(difference)}`] : []),
      ].join(', ');
    case 'unknown':
      return 'Not proven';
  }
};

/** Whether the rows lead to what the bank says is on the account. */
const Proof = ({ proof }: { proof: BalanceProof }) => {
  const { color, icon: Icon } = looks[proof.status];
  return (
    <Disclosure
      summary={
        <Text span size="sm" fw={500} c={`var(--mantine-color-${color}-light-color)`}>
          <Icon size={15} aria-hidden className={classes.mark} /> {headline(proof)}
        </Text>
      }
    >
      <Text size="sm" mt={6}>
        {proof.message}
        {proof.next_step && ` ${proof.next_step}`}
      </Text>
    </Disclosure>
  );
};

const callsLeft = ({ calls_left_today, calls_reset_at }: Account): string =>
  `${plural(calls_left_today, 'call', 'calls')} left today${calls_reset_at ? `, more ${formatRelative(calls_reset_at)}` : ''}`;

const about = (account: Account): string => {
  const kind = account.kind === 'card' ? 'Card' : 'Account';
  const synced = account.last_synced_at
    ? `updated ${formatRelative(account.last_synced_at)}`
    : 'not imported yet';
  return `${kind} · ${account.currency} · ${formatCount(account.stored_transactions)} stored · ${synced}`;
};

export const AccountCard = ({ account }: { account: Account }) => (
  <Stack component="li" gap="sm" aria-label={account.display_name}>
    <Group justify="space-between" align="flex-start" gap="sm">
      <Stack gap={0} style={{ flex: '1 1 12rem', minWidth: 0 }}>
        <Text fw={600} truncate>
          {account.display_name}
        </Text>
        <Text size="sm" c="dimmed">
          {about(account)}
        </Text>
      </Stack>
      <Balance account={account} />
    </Group>
    {account.availability === 'removed' ? (
      <Text size="sm" c="dimmed">
        The bank does not share it any more. What was imported can still be read.
      </Text>
    ) : (
      <>
        <CoverageStrip account={account} />
        <Group justify="space-between" gap="xs" align="flex-start">
          <Proof proof={account.balance_proof} />
          <Text size="xs" c="dimmed">
            {callsLeft(account)}
          </Text>
        </Group>
      </>
    )}
  </Stack>
);
