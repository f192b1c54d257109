import { NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { rangeChoices, type ChosenRange, type RangeChoice } from '../chosen-range';
import type { RangeError } from '../plan-problem';
import { toDay } from '@/shared/format/time';

interface RangeFieldsProps {
  range: ChosenRange;
  onChange: (range: ChosenRange) => void;
  error?: RangeError | undefined;
}

const toChoice = (value: string): RangeChoice =>
  rangeChoices.find((choice) => choice.value === value)?.value ?? 'last-90-days';

export const RangeFields = ({ range, onChange, error }: RangeFieldsProps) => {
  const custom = range.choice === 'custom';
  const atLastDay = error?.field === 'to_date';
  const today = toDay(new Date());
  return (
    <Stack gap="sm">
      <NativeSelect
        label="Range"
        data={[...rangeChoices]}
        value={range.choice}
        error={custom ? undefined : error?.message}
        onChange={(event) => onChange({ ...range, choice: toChoice(event.currentTarget.value) })}
      />
      {custom && (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput
            type="date"
            label="First day"
            max={today}
            value={range.fromDate}
            error={atLastDay ? undefined : error?.message}
            onChange={(event) => onChange({ ...range, fromDate: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="Last day"
            max={today}
            value={range.toDate}
            error={atLastDay ? error.message : undefined}
            onChange={(event) => onChange({ ...range, toDate: event.currentTarget.value })}
          />
        </SimpleGrid>
      )}
    </Stack>
  );
};
