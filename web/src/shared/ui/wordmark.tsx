import { Group, Text } from '@mantine/core';

export const Wordmark = ({ size = 'md' }: { size?: 'md' | 'lg' }) => (
  <Group gap="xs" wrap="nowrap">
    <img src="/favicon.svg" alt="" width={size === 'lg' ? 40 : 28} height={size === 'lg' ? 40 : 28} />
    <Text fw={700} fz={size === 'lg' ? 'xl' : 'lg'} style={{ letterSpacing: '-0.01em' }}>
      Tributary
    </Text>
  </Group>
);
