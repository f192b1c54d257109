import { ActionIcon, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { monthsLater, thisMonth } from '../month';
import { formatMonth } from '@/shared/format/time';

interface MonthPickerProps {
  month: string;
  onChange: (month: string) => void;
}

export const MonthPicker = ({ month, onChange }: MonthPickerProps) => (
  <Group gap={4} wrap="nowrap" role="group" aria-label="Month">
    <ActionIcon
      variant="default"
      size={36}
      aria-label="The month before"
      onClick={() => onChange(monthsLater(month, -1))}
    >
      <IconChevronLeft size={18} aria-hidden />
    </ActionIcon>
    <Text fw={600} miw={140} ta="center" aria-live="polite">
      {formatMonth(month)}
    </Text>
    <ActionIcon
      variant="default"
      size={36}
      aria-label="The month after"
      disabled={month >= thisMonth()}
      onClick={() => onChange(monthsLater(month, 1))}
    >
      <IconChevronRight size={18} aria-hidden />
    </ActionIcon>
  </Group>
);
