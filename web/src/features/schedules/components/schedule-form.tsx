import {
  Autocomplete,
  Button,
  Checkbox,
  Fieldset,
  Group,
  NativeSelect,
  Radio,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useSaveSchedule } from '../api/save-schedule';
import { draftOf, frequencyOf, newDraft, refusalOf, wishOf, type Draft } from '../draft';
import { frequencyTypes, type Schedule } from '../schedule';
import { missedChoices, overlapChoices, weekdayName, weekdays } from '../words';
import { RunPreview } from './run-preview';
import { ProblemAlert } from '@/shared/ui/problem-alert';

export interface AccountChoice {
  id: string;
  name: string;
  bank: string;
}

interface ScheduleFormProps {
  /** null for a new one */
  schedule: Schedule | null;
  accounts: readonly AccountChoice[];
  onDone: () => void;
}

type Change = (change: Partial<Draft>) => void;

interface PartProps {
  draft: Draft;
  change: Change;
  error: unknown;
}

const frequencyNames = {
  daily: 'Every day',
  weekly: 'Every week',
  monthly: 'Every month',
  cron: 'By a cron expression',
};

const zones = (): string[] => Intl.supportedValuesOf('timeZone');

const When = ({ draft, change, error }: PartProps) => (
  <Fieldset legend="When">
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NativeSelect
          label="How often"
          data={frequencyTypes.map((value) => ({ value, label: frequencyNames[value] }))}
          value={draft.type}
          error={refusalOf(error, 'frequency.type')}
          onChange={({ currentTarget }) =>
            change({ type: frequencyTypes.find((type) => type === currentTarget.value) ?? draft.type })
          }
        />
        {draft.type === 'weekly' && (
          <NativeSelect
            label="Day"
            data={weekdays.map((value) => ({ value, label: weekdayName(value) }))}
            value={draft.dayOfWeek}
            error={refusalOf(error, 'frequency.day_of_week')}
            onChange={(event) => change({ dayOfWeek: event.currentTarget.value })}
          />
        )}
        {draft.type === 'monthly' && (
          <TextInput
            label="Day of the month"
            description="In a shorter month its last day."
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            inputMode="numeric"
            value={draft.dayOfMonth}
            error={refusalOf(error, 'frequency.day_of_month')}
            onChange={(event) => change({ dayOfMonth: event.currentTarget.value })}
          />
        )}
        {draft.type === 'cron' ? (
          <TextInput
            label="Expression"
            description="Minute, hour, day of month, month, day of week."
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={draft.expression}
            error={refusalOf(error, 'frequency.expression')}
            onChange={(event) => change({ expression: event.currentTarget.value })}
          />
        ) : (
          <TextInput
            type="time"
            label="Local time"
            value={draft.time}
            error={refusalOf(error, 'frequency.time')}
            onChange={(event) => change({ time: event.currentTarget.value })}
          />
        )}
        <Autocomplete
          label="Time zone"
          data={zones()}
          limit={30}
          value={draft.zone}
          error={refusalOf(error, 'zone')}
          onChange={(zone) => change({ zone })}
        />
        <TextInput
          label="Put off by up to, in minutes"
          description="From 0 to 60; spares the bank the rush at the full hour."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="numeric"
          value={draft.jitterMinutes}
          error={refusalOf(error, 'jitter_minutes')}
          onChange={(event) => change({ jitterMinutes: event.currentTarget.value })}
        />
      </SimpleGrid>
      <RunPreview frequency={frequencyOf(draft)} zone={draft.zone} />
    </Stack>
  </Fieldset>
);

const What = ({ draft, change, error, accounts }: PartProps & Pick<ScheduleFormProps, 'accounts'>) => (
  <Fieldset legend="What">
    <Stack gap="md">
      <Radio.Group
        label="Accounts and cards"
        value={draft.allAccounts ? 'all' : 'some'}
        error={refusalOf(error, 'account_ids', 'all_accounts')}
        onChange={(value) => change({ allAccounts: value === 'all' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="all" label="All, also those you connect later" />
          <Radio value="some" label="Only these" />
        </Stack>
      </Radio.Group>
      {!draft.allAccounts && (
        <Checkbox.Group
          aria-label="Accounts and cards to import"
          value={draft.accountIds}
          onChange={(accountIds) => change({ accountIds })}
        >
          <Stack gap="xs" pl="xl">
            {accounts.map(({ id, name, bank }) => (
              <Checkbox key={id} value={id} label={name} description={bank} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <Radio.Group
        label="How far back"
        value={draft.incremental ? 'incremental' : 'days'}
        onChange={(value) => change({ incremental: value === 'incremental' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio
            value="incremental"
            label="Whatever is missing"
            description="Day by day, account by account."
          />
          <Radio value="days" label="A number of days" />
        </Stack>
      </Radio.Group>
      {!draft.incremental && (
        <TextInput
          label="Days back"
          description="From 1 to 730"
          inputMode="numeric"
          w={160}
          ml="xl"
          value={draft.daysBack}
          error={refusalOf(error, 'days_back')}
          onChange={(event) => change({ daysBack: event.currentTarget.value })}
        />
      )}
      <Switch
        label="Sort into categories"
        checked={draft.autoEnrich}
        onChange={(event) => change({ autoEnrich: event.currentTarget.checked })}
      />
    </Stack>
  </Fieldset>
);

const Policies = ({ draft, change, error }: PartProps) => (
  <Fieldset legend="When something is in the way">
    <Stack gap="md">
      <Radio.Group
        label="If the import before is still going"
        value={draft.overlap}
        error={refusalOf(error, 'overlap')}
        onChange={(value) => change({ overlap: value })}
      >
        <Stack gap="xs" mt="xs">
          {overlapChoices.map((choice) => (
            <Radio key={choice.value} {...choice} />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group
        label="If Tributary was not running at the time"
        value={draft.missedRuns}
        error={refusalOf(error, 'missed_runs')}
        onChange={(value) => change({ missedRuns: value })}
      >
        <Stack gap="xs" mt="xs">
          {missedChoices.map((choice) => (
            <Radio key={choice.value} {...choice} />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  </Fieldset>
);

const FIELDS = [
  'name',
  'account_ids',
  'all_accounts',
  'frequency.type',
  'frequency.time',
  'frequency.day_of_week',
  'frequency.day_of_month',
  'frequency.expression',
  'zone',
  'jitter_minutes',
  'days_back',
  'overlap',
  'missed_runs',
];

export const ScheduleForm = ({ schedule, accounts, onDone }: ScheduleFormProps) => {
  const save = useSaveSchedule();
  const [draft, setDraft] = useState(() => (schedule ? draftOf(schedule) : newDraft()));
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const form = useRef<HTMLFormElement>(null);
  const change: Change = (next) => {
    setDraft((current) => ({ ...current, ...next }));
    if (save.isError) {
      save.reset();
      setKey(crypto.randomUUID());
    }
  };

  // After a refusal the person goes on at the field it is about.
  useEffect(() => {
    if (save.isError) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [save.isError]);

  const parts = { draft, change, error: save.error };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          { scheduleId: schedule?.schedule_id ?? null, wish: wishOf(draft), idempotencyKey },
          { onSuccess: onDone },
        );
      }}
    >
      <Stack gap="lg">
        <TextInput
          data-autofocus
          label="Name"
          placeholder="Every morning"
          maxLength={100}
          required
          value={draft.name}
          error={refusalOf(save.error, 'name')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <When {...parts} />
        <What {...parts} accounts={accounts} />
        <Policies {...parts} />
        <Switch
          label="Switched on"
          checked={draft.enabled}
          onChange={(event) => change({ enabled: event.currentTarget.checked })}
        />
        {save.isError && refusalOf(save.error, ...FIELDS) === undefined && (
          <ProblemAlert title="The schedule was not kept" error={save.error} />
        )}
        <Group gap="sm">
          <Button type="submit" loading={save.isPending}>
            {schedule ? 'Save' : 'Create schedule'}
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          {save.isError && (
            <Text size="sm" c="red" role="alert">
              Look at the field that is marked.
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  );
};
