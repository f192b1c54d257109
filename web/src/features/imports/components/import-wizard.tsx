import { Button, Group, Paper, Stack, Title } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useImportPlan } from '../api/plan-import';
import { partsOf, refusedStep } from '../plan-problem';
import type { WishState } from '../use-wish';
import {
  accountsError,
  batchError,
  daysError,
  inRequest,
  parallelError,
  stepInError,
  steps,
  type ChosenAccounts,
  type Step,
} from '../wish';
import { DaysStep } from './days-step';
import { PlanReview } from './plan-review';
import { SettingsStep } from './settings-step';
import { stepNames, WizardSteps } from './wizard-steps';

interface ImportWizardProps {
  state: WishState;
  chosen: ChosenAccounts;
  /** the check boxes; they get the message that belongs to them */
  picker: (error: string | undefined) => ReactNode;
  onStarted: (jobId: string) => void;
}

const before = (step: Step): Step | undefined => steps[steps.indexOf(step) - 1];
const after = (step: Step): Step => steps[steps.indexOf(step) + 1] ?? 'review';

export const ImportWizard = ({ state, chosen, picker, onStarted }: ImportWizardProps) => {
  const { wish, step, change, goTo } = state;
  const wrong = stepInError(wish, chosen);
  const plan = useImportPlan(inRequest(wish, chosen), step === 'review' && wrong === undefined);
  // Whoever was at the review, or arrives there by its address, has tried all that comes before.
  const [tried, setTried] = useState(step === 'review');
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  // An address may lead past a step that is not done, and the server may refuse a field of an earlier one.
  const refused = step === 'review' && plan.isError ? refusedStep(plan.error) : undefined;
  const back = step === 'review' ? (wrong ?? refused) : undefined;
  useEffect(() => {
    if (back) goTo(back, true);
  }, [back, goTo]);

  // A new step is read from its heading; after a refusal the person goes on at the field it is about.
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    const invalid = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (invalid ?? heading.current)?.focus();
    window.scrollTo(0, 0);
  }, [step]);

  const errorHere: Record<Step, boolean> = {
    days: daysError(wish) !== undefined,
    accounts: accountsError(chosen) !== undefined,
    settings: (batchError(wish) ?? parallelError(wish)) !== undefined,
    review: false,
  };
  const goOn = () => {
    setTried(errorHere[step] || after(step) === 'review');
    if (!errorHere[step]) goTo(after(step));
    else
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };

  const parts = partsOf(plan.error);
  const previous = before(step);
  return (
    <Stack gap="lg">
      <WizardSteps step={step} onStep={goTo} />
      <Paper withBorder radius="lg" p={{ base: 'md', sm: 'lg' }}>
        <form
          ref={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            goOn();
          }}
        >
          <Stack gap="lg">
            <Title order={2} size="h4" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
              {stepNames[step]}
            </Title>
            {step === 'days' && (
              <DaysStep
                wish={wish}
                onChange={change}
                error={(tried ? daysError(wish) : undefined) ?? parts.range}
              />
            )}
            {step === 'accounts' && picker((tried ? accountsError(chosen) : undefined) ?? parts.accounts)}
            {step === 'settings' && <SettingsStep wish={wish} onChange={change} refused={parts} />}
            {step === 'review' && (
              <PlanReview plan={plan} wish={wish} onChange={goTo} onStarted={onStarted} />
            )}
            {step !== 'review' && (
              <Group justify="space-between">
                {previous ? (
                  <Button
                    variant="default"
                    leftSection={<IconArrowLeft size={16} aria-hidden />}
                    onClick={() => goTo(previous)}
                  >
                    Back
                  </Button>
                ) : (
                  <span />
                )}
                <Button type="submit" rightSection={<IconArrowRight size={16} aria-hidden />}>
                  Next
                </Button>
              </Group>
            )}
          </Stack>
        </form>
      </Paper>
    </Stack>
  );
};
