import { Group, Stack, Text } from '@mantine/core';
import type { Account } from '../api/list-accounts';
import { countDays, lastYear, type DayState, type Stretch } from '../coverage';
import classes from './coverage-strip.module.css';
import { plural } from '@/shared/format/numbers';
import { formatDay, formatDayRange } from '@/shared/format/time';
import { Disclosure } from '@/shared/ui/disclosure';

const words: Record<DayState, { label: string; meaning: string }> = {
  covered: { label: 'complete', meaning: 'complete' },
  stale: { label: 'may be missing late rows', meaning: 'read so early that rows may have come since' },
  unreachable: {
    label: 'kept back by the bank',
    meaning: 'kept back by the bank until the consent is renewed',
  },
  missing: { label: 'not imported', meaning: 'not imported' },
};
const order: readonly DayState[] = ['covered', 'stale', 'unreachable', 'missing'];

const sentence = ({ from, to, state, days }: Stretch): string =>
  `${formatDayRange(from, to)}: ${plural(days, 'day', 'days')} ${words[state].meaning}`;

/** Which days of the last year are here, as a strip; the same can be read as a list. */
export const CoverageStrip = ({ account }: { account: Account }) => {
  const stretches = lastYear(account.coverage);
  const counts = countDays(stretches);
  const told = order.filter((state) => counts[state] > 0);
  const first = stretches[0];

  return (
    <Stack gap={6}>
      <div className={classes.strip} aria-hidden>
        {stretches.map((stretch) => (
          <span
            key={stretch.from}
            className={classes.stretch}
            data-state={stretch.state}
            style={{ flexGrow: stretch.days }}
            title={sentence(stretch)}
          />
        ))}
      </div>
      <Group gap="xs" justify="space-between" aria-hidden>
        <Text size="xs" c="dimmed">
          {first && formatDay(first.from)}
        </Text>
        <Text size="xs" c="dimmed">
          today
        </Text>
      </Group>
      <Disclosure
        summary={
          <Group component="span" style={{ columnGap: 16, rowGap: 2 }}>
            {told.map((state) => (
              <Group key={state} gap={6} component="span" wrap="nowrap">
                <span className={classes.key} data-state={state} aria-hidden />
                <Text span size="xs">
                  {plural(counts[state], 'day', 'days')} {words[state].label}
                </Text>
              </Group>
            ))}
          </Group>
        }
      >
        <ul className={classes.list}>
          {[...stretches].reverse().map((stretch) => (
            <li key={stretch.from}>{sentence(stretch)}</li>
          ))}
        </ul>
      </Disclosure>
    </Stack>
  );
};
