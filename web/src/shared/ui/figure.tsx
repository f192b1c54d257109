import { Stack, Text, type MantineColor } from '@mantine/core';

interface FigureProps {
  label: string;
  value: string;
  note?: string | undefined;
  color?: MantineColor | undefined;
}

/** One number with its name, for rows of figures. */
export const Figure = ({ label, value, note, color }: FigureProps) => (
  <Stack gap={0} component="div">
    <Text component="dt" size="xs" c="dimmed">
      {label}
    </Text>
    <Text
      component="dd"
      m={0}
      fw={600}
      fz="lg"
      lh={1.3}
      style={{ fontVariantNumeric: 'tabular-nums' }}
      c={color ?? 'inherit'}
    >
      {value}
    </Text>
    {note && (
      <Text component="dd" m={0} size="xs" c="dimmed">
        {note}
      </Text>
    )}
  </Stack>
);
