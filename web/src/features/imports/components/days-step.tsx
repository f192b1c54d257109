import { Group, Radio, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.css';
import type { RangeError } from '../plan-problem';
import { dayChoices, type DayChoice, type Wish } from '../wish';
import classes from './days-step.module.css';
import { daysBefore, formatDay, formatDayRange, toDay } from '@/shared/format/time';

interface DaysStepProps {
  wish: Wish;
  onChange: (change: Partial<Wish>) => void;
  error?: RangeError | undefined;
}

/** What a preset will probably mean; the server has the last word. */
const preview = (choice: DayChoice): string | undefined => {
  const until = (days: number) => formatDayRange(daysBefore(days - 1), toDay(new Date()));
  const today = new Date();
  switch (choice) {
    case 'last-7-days':
      return until(7);
    case 'last-30-days':
      return until(30);
    case 'last-90-days':
      return until(90);
    case 'last-12-months':
      return formatDayRange(
        toDay(new Date(today.getFullYear() - 1, today.getMonth(), today.getDate() + 1)),
        toDay(today),
      );
    case 'year-to-date':
      return formatDayRange(`${today.getFullYear()}-01-01`, toDay(today));
    case 'custom':
      return 'Pick them in a calendar, or type them';
    case 'incremental':
    case 'gaps':
    case 'all-available':
      return undefined;
  }
};

const firstDayOfWeek = (): 0 | 1 | 2 | 3 | 4 | 5 | 6 => {
  const locale = new Intl.Locale(navigator.language) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
  };
  return ((locale.getWeekInfo?.().firstDay ?? 1) % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
};

const named = (options: Intl.DateTimeFormatOptions) => (day: string) =>
  new Intl.DateTimeFormat(undefined, { ...options, timeZone: 'UTC' }).format(
    new Date(`${day.slice(0, 10)}T12:00:00Z`),
  );

const OwnDays = ({ wish, onChange, error }: DaysStepProps) => {
  const today = toDay(new Date());
  const atLastDay = error?.field === 'to_date';
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextInput
          type="date"
          label="First day"
          max={today}
          value={wish.fromDate}
          error={atLastDay ? undefined : error?.message}
          onChange={(event) => onChange({ fromDate: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="Last day"
          max={today}
          value={wish.toDate}
          error={atLastDay ? error.message : undefined}
          onChange={(event) => onChange({ toDate: event.currentTarget.value })}
        />
      </SimpleGrid>
      <Group justify="center">
        <DatePicker
          type="range"
          allowSingleDateInRange
          maxDate={today}
          value={[wish.fromDate || null, wish.toDate || null]}
          defaultDate={wish.fromDate || daysBefore(30)}
          onChange={([from, to]) => onChange({ fromDate: from ?? '', toDate: to ?? '' })}
          firstDayOfWeek={firstDayOfWeek()}
          weekendDays={[]}
          hideOutsideDates
          weekdayFormat={named({ weekday: 'short' })}
          monthLabelFormat={named({ month: 'long', year: 'numeric' })}
          monthsListFormat="MMM"
          getDayAriaLabel={(day) => formatDay(day.slice(0, 10))}
          ariaLabels={{
            previousMonth: 'Previous month',
            nextMonth: 'Next month',
            previousYear: 'Previous year',
            nextYear: 'Next year',
          }}
        />
      </Group>
    </Stack>
  );
};

export const DaysStep = ({ wish, onChange, error }: DaysStepProps) => (
  <Stack gap="lg">
    <Radio.Group
      aria-label="Which days"
      value={wish.days}
      error={wish.days === 'custom' ? undefined : error?.message}
      onChange={(value) =>
        onChange({ days: dayChoices.find((choice) => choice.value === value)?.value ?? wish.days })
      }
    >
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} spacing="sm">
        {dayChoices.map(({ value, label, ...rest }) => (
          <Radio
            key={value}
            value={value}
            label={label}
            description={'description' in rest ? rest.description : preview(value)}
            classNames={{ root: classes.choice ?? '' }}
            styles={{ label: { fontWeight: 500 } }}
          />
        ))}
      </SimpleGrid>
    </Radio.Group>
    {wish.days === 'custom' && <OwnDays wish={wish} onChange={onChange} error={error} />}
    {wish.days === 'gaps' && (
      <Text size="sm" c="dimmed">
        Of all that was imported before, only days nobody asked the bank for, or that it answered too early.
      </Text>
    )}
  </Stack>
);
