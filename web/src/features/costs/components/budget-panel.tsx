import { Button, Group, Progress, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useBudget, useChangeBudget, type Budget } from '../api/budget';
import type { Money } from '@/lib/contract';
import { Problem } from '@/lib/problem';
import { formatMoney } from '@/shared/format/money';
import { formatInstant } from '@/shared/format/time';
import { Loaded } from '@/shared/ui/loaded';
import { Panel } from '@/shared/ui/panel';
import { ProblemAlert } from '@/shared/ui/problem-alert';

const percent = (part: Money, limit: Money): number => {
  const whole = Number(limit.amount);
  return whole === 0 ? 0 : Math.min(100, (Number(part.amount) / whole) * 100);
};

const isNothing = (money: Money): boolean => Number(money.amount) === 0;

const MonthBudget = ({ budget }: { budget: Budget }) => {
  const { limit, used } = budget.per_month;
  if (used === null) return null;
  const reserved = isNothing(used.reserved)
    ? ''
    : `, ${formatMoney(used.reserved)} reserved for calls under way`;
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500}>
        {limit === null
          ? `${formatMoney(used.spent)} spent this month, without a limit`
          : `${formatMoney(used.spent)} of ${formatMoney(limit)} spent this month`}
        {reserved}
      </Text>
      {limit !== null && (
        <Progress.Root size="lg" aria-hidden>
          <Progress.Section value={percent(used.spent, limit)} />
          <Progress.Section value={percent(used.reserved, limit)} color="yellow" />
        </Progress.Root>
      )}
      {budget.month_ends_at !== null && (
        <Text size="xs" c="dimmed">
          It begins anew {formatInstant(budget.month_ends_at)}.
        </Text>
      )}
    </Stack>
  );
};

const AMOUNT = /^\d{1,8}(\.\d{1,12})?$/;

const wrong = (text: string): string | undefined =>
  text === '' || AMOUNT.test(text) ? undefined : 'An amount such as 5 or 2.50; leave it empty for no limit.';

const refusedAt = (error: unknown, field: string): string | undefined =>
  error instanceof Problem ? error.violations.find((each) => each.field === field)?.message : undefined;

const plain = (money: Money | null): string =>
  money === null ? '' : money.amount.includes('.') ? money.amount.replace(/\.?0+$/, '') : money.amount;

const BudgetForm = ({ budget, onDone }: { budget: Budget; onDone: () => void }) => {
  const change = useChangeBudget();
  const [month, setMonth] = useState(plain(budget.per_month.limit));
  const [job, setJob] = useState(plain(budget.per_import.limit));
  const [tried, setTried] = useState(false);
  const money = (amount: string): Money | null =>
    amount === '' ? null : { amount, currency: budget.currency };
  const monthError = (tried ? wrong(month) : undefined) ?? refusedAt(change.error, 'per_month');
  const jobError = (tried ? wrong(job) : undefined) ?? refusedAt(change.error, 'per_import');
  return (
    <form
      noValidate
      aria-label="Budget"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (wrong(month) ?? wrong(job)) return;
        change.mutate({ per_month: money(month), per_import: money(job) }, { onSuccess: onDone });
      }}
    >
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput
            label={`For a month, in ${budget.currency}`}
            description="Empty: no limit"
            inputMode="decimal"
            value={month}
            error={monthError}
            onChange={(event) => setMonth(event.currentTarget.value.trim())}
          />
          <TextInput
            label={`For one import, in ${budget.currency}`}
            description="Empty: no limit"
            inputMode="decimal"
            value={job}
            error={jobError}
            onChange={(event) => setJob(event.currentTarget.value.trim())}
          />
        </SimpleGrid>
        {change.isError && !monthError && !jobError && (
          <ProblemAlert title="The budget was not kept" error={change.error} />
        )}
        <Group gap="sm">
          <Button type="submit" size="sm" loading={change.isPending}>
            Save
          </Button>
          <Button size="sm" variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** How much may be spent on models; calls to banks are no part of it. */
export const BudgetPanel = () => {
  const budget = useBudget();
  const [editing, setEditing] = useState(false);
  return (
    <Panel
      title="Budget for models"
      aside={
        budget.data &&
        !editing && (
          <Button size="compact-sm" variant="light" onClick={() => setEditing(true)}>
            Change
          </Button>
        )
      }
    >
      <Loaded query={budget} what="your budget" rows={2}>
        {(known) => (
          <Stack gap="md">
            <MonthBudget budget={known} />
            <Text size="sm">
              {known.per_import.limit === null
                ? 'A single import has no limit of its own.'
                : `A single import may cost ${formatMoney(known.per_import.limit)}.`}
            </Text>
            {editing ? (
              <BudgetForm budget={known} onDone={() => setEditing(false)} />
            ) : (
              <Text size="xs" c="dimmed">
                Every call to a model is reserved before it is made. When a budget is reached, the rest waits;
                raising it lets them go on.
              </Text>
            )}
          </Stack>
        )}
      </Loaded>
    </Panel>
  );
};
