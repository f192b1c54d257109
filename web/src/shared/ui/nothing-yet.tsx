import { Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface NothingYetProps {
  icon: Icon;
  title: string;
  children: ReactNode;
  /** the way on */
  action?: ReactNode;
}

/** An empty page says what will be here, and how it gets there. */
export const NothingYet = ({ icon: Icon, title, children, action }: NothingYetProps) => (
  <Paper withBorder radius="lg" p="xl">
    <Stack align="center" gap="sm" py="lg" ta="center">
      <ThemeIcon variant="light" size={56} radius="xl" aria-hidden>
        <Icon size={28} stroke={1.5} />
      </ThemeIcon>
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text c="dimmed" maw={420}>
        {children}
      </Text>
      {action}
    </Stack>
  </Paper>
);
