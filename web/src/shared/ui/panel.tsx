import { Group, Paper, Stack, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

interface PanelProps {
  title: string;
  /** what stands on the title's other side: a button, a badge */
  aside?: ReactNode;
  children: ReactNode;
}

export const Panel = ({ title, aside, children }: PanelProps) => {
  const heading = useId();
  return (
    <Paper component="section" aria-labelledby={heading} withBorder radius="lg" p={{ base: 'md', sm: 'lg' }}>
      <Stack gap="md">
        <Group justify="space-between" gap="sm">
          <Title id={heading} order={2} size="h4">
            {title}
          </Title>
          {aside}
        </Group>
        {children}
      </Stack>
    </Paper>
  );
};
