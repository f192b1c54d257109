import { Group, Progress, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { steps, type Step } from '../wish';
import classes from './wizard-steps.module.css';

export const stepNames: Record<Step, string> = {
  days: 'Days',
  accounts: 'Accounts and cards',
  settings: 'Settings',
  review: 'Review',
};

/** Where one is: every step before can be gone back to. */
export const WizardSteps = ({ step, onStep }: { step: Step; onStep: (step: Step) => void }) => {
  const place = steps.indexOf(step);
  return (
    <nav aria-label="Steps">
      <Stack gap={6} hiddenFrom="sm">
        <Text size="sm" fw={500}>
          Step {place + 1} of {steps.length}: {stepNames[step]}
        </Text>
        <Progress value={((place + 1) / steps.length) * 100} size="sm" aria-hidden />
      </Stack>
      <Group component="ol" visibleFrom="sm" gap="xs" p={0} m={0} className={classes.list}>
        {steps.map((each, index) => (
          <li key={each} className={classes.step}>
            <UnstyledButton
              className={classes.button}
              aria-current={each === step ? 'step' : undefined}
              disabled={index > place}
              onClick={() => onStep(each)}
            >
              <span className={classes.mark} data-done={index < place || undefined} aria-hidden>
                {index < place ? <IconCheck size={14} /> : index + 1}
              </span>
              {stepNames[each]}
            </UnstyledButton>
          </li>
        ))}
      </Group>
    </nav>
  );
};
