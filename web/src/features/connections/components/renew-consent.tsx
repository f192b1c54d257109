import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconRefresh, IconShieldCheck } from '@tabler/icons-react';
import { useAuthorizeConnection } from '../api/authorize-connection';
import { useExtendConsent } from '../api/extend-consent';
import type { Connection } from '../api/list-connections';
import { Problem } from '@/lib/problem';
import { ProblemAlert } from '@/shared/ui/problem-alert';

interface RenewConsentProps {
  connection: Connection;
  prominent: boolean;
}

const cannotBeExtended = (error: unknown): boolean =>
  error instanceof Problem && (error.code === 'not_extendable' || error.code === 'needs_reauthorisation');

/** Where the bank must be asked anew: the person goes there and comes back. Accounts and rows stay. */
export const AuthoriseAgain = ({ connection, prominent }: RenewConsentProps) => {
  const authorize = useAuthorizeConnection();
  return (
    <>
      <Button
        variant={prominent ? 'filled' : 'default'}
        leftSection={<IconShieldCheck size={18} aria-hidden />}
        loading={authorize.isPending || authorize.isSuccess}
        onClick={() => authorize.mutate({ connectionId: connection.connection_id })}
        aria-label={`Authorise ${connection.provider.display_name} again`}
      >
        Authorise again
      </Button>
      {authorize.isError && (
        <ProblemAlert title="The bank cannot be asked just now" error={authorize.error} />
      )}
    </>
  );
};

/** Another 90 days, mostly without leaving the page. */
export const RenewConsent = ({ connection, prominent }: RenewConsentProps) => {
  const extend = useExtendConsent(connection.connection_id);
  const bank = connection.provider.display_name;
  const leaving = extend.data?.action_needed === 'authentication';
  const asking = extend.data?.action_needed === 'reconfirmation_of_consent';

  if (cannotBeExtended(extend.error)) {
    return (
      <Stack gap="xs" role="status">
        <Text size="sm">{bank} wants to see you for a new consent. Your accounts and transactions stay.</Text>
        <Group>
          <AuthoriseAgain connection={connection} prominent />
        </Group>
      </Stack>
    );
  }
  return (
    <>
      <Button
        variant={prominent ? 'filled' : 'default'}
        leftSection={<IconRefresh size={18} aria-hidden />}
        loading={extend.isPending || leaving}
        onClick={() => extend.mutate({ reconfirmed: false })}
        aria-label={`Renew ${bank}`}
      >
        Renew
      </Button>
      {extend.data?.action_needed === 'none' && (
        <Text size="sm" role="status">
          {extend.data.message}
        </Text>
      )}
      {extend.isError && <ProblemAlert title="The consent was not renewed" error={extend.error} />}
      <Modal opened={asking} onClose={extend.reset} title={`Keep sharing ${bank}?`} centered>
        <Stack>
          <Text size="sm">
            {bank} goes on sharing the names, balances and transactions of your accounts and cards with
            Tributary, to read only, for another 90 days. You can disconnect it at any time.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={extend.reset}>
              Not now
            </Button>
            <Button loading={extend.isPending} onClick={() => extend.mutate({ reconfirmed: true })}>
              Yes, keep sharing
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
};
