import { Badge } from '@mantine/core';
import type { Connection } from '../api/list-connections';
import { plural } from '@/shared/format/numbers';

export const needsConsent = ({ status, consent }: Connection): boolean =>
  status !== 'revoked' && (consent.state === 'ended' || consent.state === 'expiring');

/** How much longer the bank lets us read. */
export const ConsentBadge = ({ connection: { status, consent } }: { connection: Connection }) => {
  if (status === 'revoked') return <Badge color="gray">Disconnected</Badge>;
  switch (consent.state) {
    case 'ended':
      return <Badge color="red">Consent ended</Badge>;
    case 'unknown':
      return <Badge color="teal">Connected</Badge>;
    case 'valid':
    case 'expiring':
      return (
        <Badge color={consent.state === 'expiring' ? 'orange' : 'teal'}>
          {plural(consent.days_left ?? 0, 'day left', 'days left')}
        </Badge>
      );
  }
};
