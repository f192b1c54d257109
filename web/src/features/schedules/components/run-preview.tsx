import { Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { usePreview } from '../api/preview-runs';
import type { WishedFrequency } from '../api/save-schedule';
import { inWords } from '@/lib/problem';
import { formatInZone } from '@/shared/format/time';

interface RunPreviewProps {
  frequency: WishedFrequency;
  zone: string;
}

const TYPING_MS = 250;
const RUNS = 5;

/** When it would run, as one types. Five lines whatever happens, so that nothing below moves. */
export const RunPreview = ({ frequency, zone }: RunPreviewProps) => {
  const [asked] = useDebouncedValue(JSON.stringify([frequency, zone]), TYPING_MS);
  const [askedFrequency, askedZone] = JSON.parse(asked) as [WishedFrequency, string];
  const preview = usePreview(askedFrequency, askedZone);
  return (
    <Stack gap={4} component="section" aria-label="The next runs" mih={148}>
      <Text size="sm" fw={500}>
        The next runs
      </Text>
      <div aria-live="polite" aria-busy={preview.isFetching}>
        {preview.isError ? (
          <Text size="sm" c="dimmed">
            {inWords(preview.error)}
          </Text>
        ) : preview.data === undefined ? (
          <Stack gap={8}>
            {Array.from({ length: RUNS }, (_, line) => (
              <Skeleton key={line} height={14} width={220} />
            ))}
          </Stack>
        ) : (
          <Stack component="ol" gap={2} m={0} p={0} style={{ listStyle: 'none' }}>
            {preview.data.map((time) => (
              <Text key={time} component="li" size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
                <time dateTime={time}>{formatInZone(time, askedZone)}</time>
              </Text>
            ))}
          </Stack>
        )}
      </div>
    </Stack>
  );
};
