import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';

const reasons: Record<string, string> = {
  access_denied:
    'You did not give consent at the bank, so nothing was connected. Connect again whenever you like.',
  invalid_state: 'This consent was not started here. Connect the bank once more.',
  state_used:
    'This way back from the bank was used already. If the bank is not listed below, connect it once more.',
  state_expired: 'You were away for more than ten minutes. Connect the bank once more.',
  other_browser:
    'This consent was started in another browser, so nothing was connected. If you followed a link that somebody sent you, tell us; else connect the bank from here.',
  consent_not_given: 'The consent did not reach us, so nothing was connected. Connect the bank once more.',
  bank_unavailable: 'The bank did not answer. Try again in a few minutes.',
  no_accounts: 'The bank shared no account or card. Connect it once more and choose what it may share.',
};

const inWords = (code: string): string =>
  reasons[code] ??
  'The bank did not finish the connection. Connect it once more; if that fails too, try later.';

/** Said once to a person who comes back from their bank. */
export const ConnectionNotice = () => {
  const [search, setSearch] = useSearchParams();
  const connected = search.get('connection_id');
  const failed = search.get('connection_error');
  if (connected === null && failed === null) return null;

  const dismiss = () =>
    setSearch(
      (current) => {
        current.delete('connection_id');
        current.delete('connection_error');
        return current;
      },
      { replace: true },
    );
  const closing = { withCloseButton: true, closeButtonLabel: 'Dismiss', onClose: dismiss };

  return failed === null ? (
    <Alert color="teal" title="Bank connected" icon={<IconCheck aria-hidden />} role="status" {...closing}>
      Its accounts and cards are listed below, ready to import.
    </Alert>
  ) : (
    <Alert
      color="red"
      title="The bank is not connected"
      icon={<IconAlertTriangle aria-hidden />}
      role="alert"
      {...closing}
    >
      {inWords(failed)}
    </Alert>
  );
};
