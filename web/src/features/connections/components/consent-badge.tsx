import { Badge } from '@mantine/core';
import type { Connection } from '../api/list-connections';
import { plural } from '@/shared/format/numbers';
import { daysUntil } from '@/shared/format/time';

const RENEW_SOON_DAYS = 14;

export const needsConsent = ({ status, consent_expires_at }: Connection): boolean =>
  status === 'needs_reauthorisation' ||
  (status === 'active' && consent_expires_at !== null && daysUntil(consent_expires_at) < RENEW_SOON_DAYS);

/** How much longer the bank lets us read. */
export const ConsentBadge = ({ connection }: { connection: Connection }) => {
  const { status, consent_expires_at } = connection;
  switch (status) {
    case 'revoked':
      return <Badge color="gray">Disconnected</Badge>;
    case 'needs_reauthorisation':
      return <Badge color="orange">Needs renewing</Badge>;
    case 'active': {
      if (consent_expires_at === null) return <Badge color="teal">Connected</Badge>;
      const days = daysUntil(consent_expires_at);
      if (days < 0) return <Badge color="orange">Consent ended</Badge>;
      return (
        <Badge color={days < RENEW_SOON_DAYS ? 'orange' : 'teal'}>
          {plural(days, 'day left', 'days left')}
        </Badge>
      );
    }
  }
};
