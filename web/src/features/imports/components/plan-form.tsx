import { Button, Divider, Group, Stack, Switch } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { usePlanImport, type PlanImport } from '../api/plan-import';
import { defaultRange, inRequest, rangeError, type ChosenRange } from '../chosen-range';
import { concernsTheWhole, partsOf } from '../plan-problem';
import { PlanReview } from './plan-review';
import { RangeFields } from './range-fields';
import { ProblemAlert } from '@/shared/ui/problem-alert';

export type ChosenAccounts = Pick<PlanImport, 'account_ids' | 'card_ids'>;

interface PlanFormProps {
  chosen: ChosenAccounts;
  /** the check boxes; they get the message that belongs to them */
  picker: (error: string | undefined) => ReactNode;
  onStarted: (jobId: string) => void;
}

const NOTHING_CHOSEN = 'Choose at least one account or card.';

export const PlanForm = ({ chosen, picker, onStarted }: PlanFormProps) => {
  const plan = usePlanImport();
  const [range, setRange] = useState<ChosenRange>(() => defaultRange());
  const [enrich, setEnrich] = useState(true);
  const [tried, setTried] = useState(false);

  const missing = chosen.account_ids.length + chosen.card_ids.length === 0 ? NOTHING_CHOSEN : undefined;
  const wrongRange = rangeError(range);
  const refused = partsOf(plan.error);
  const wish = JSON.stringify([chosen, range, enrich]);

  // An estimate, or a refusal, belongs to the wish it answered: a change takes it off the screen.
  const { reset } = plan;
  const answered = useRef(wish);
  useEffect(() => {
    if (answered.current === wish) return;
    answered.current = wish;
    reset();
  }, [wish, reset]);

  // After a refusal the person goes on at the field it is about.
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (plan.isError) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [plan.isError]);

  const submit = () => {
    setTried(true);
    if (missing ?? wrongRange) return;
    plan.mutate({ ...inRequest(range), ...chosen, auto_enrich: enrich });
  };

  return (
    <Stack gap="lg">
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="lg">
          <RangeFields
            range={range}
            onChange={setRange}
            error={(tried ? wrongRange : undefined) ?? refused.range}
          />
          {picker((tried ? missing : undefined) ?? refused.accounts)}
          <Switch
            label="Sort into categories"
            description="Finds the merchant and a category for every new transaction."
            checked={enrich}
            onChange={(event) => setEnrich(event.currentTarget.checked)}
          />
          {plan.isError && concernsTheWhole(plan.error) && (
            <ProblemAlert title="No estimate just now" error={plan.error} />
          )}
          <Group>
            <Button type="submit" variant={plan.isSuccess ? 'default' : 'filled'} loading={plan.isPending}>
              {plan.isSuccess ? 'Plan again' : 'Plan'}
            </Button>
          </Group>
        </Stack>
      </form>
      {plan.isSuccess && (
        <>
          <Divider />
          <PlanReview plan={plan.data} onStarted={onStarted} />
        </>
      )}
    </Stack>
  );
};
