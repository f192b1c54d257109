import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { inWords } from '@/lib/problem';

interface ProblemAlertProps {
  /** what could not be done, as a heading */
  title: string;
  error: unknown;
  onRetry?: () => void;
}

/** A failure in words, at the place it belongs, with a way on. */
export const ProblemAlert = ({ title, error, onRetry }: ProblemAlertProps) => (
  <Alert color="red" variant="light" title={title} icon={<IconAlertTriangle aria-hidden />} role="alert">
    <Text size="sm">{inWords(error)}</Text>
    {onRetry && (
      <Group mt="sm">
        <Button size="xs" variant="light" color="red" onClick={onRetry}>
          Try again
        </Button>
      </Group>
    )}
  </Alert>
);
