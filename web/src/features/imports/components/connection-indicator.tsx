import { Badge, Loader } from '@mantine/core';
import { IconPointFilled } from '@tabler/icons-react';
import type { StreamState } from '@/lib/progress-stream';

/** Says whether what is shown is what is happening. */
export const ConnectionIndicator = ({ state }: { state: StreamState }) => {
  switch (state) {
    case 'idle':
      return null;
    case 'live':
      return (
        <Badge
          variant="light"
          color="teal"
          leftSection={<IconPointFilled size={12} aria-hidden />}
          role="status"
        >
          Live
        </Badge>
      );
    case 'connecting':
    case 'reconnecting':
      return (
        <Badge
          variant="light"
          color="yellow"
          leftSection={<Loader size={10} color="yellow" aria-hidden />}
          role="status"
        >
          {state === 'connecting' ? 'Connecting…' : 'Reconnecting…'}
        </Badge>
      );
  }
};
