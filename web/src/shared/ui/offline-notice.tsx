import { Alert } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconWifiOff } from '@tabler/icons-react';

export const OfflineNotice = () => {
  const { online } = useNetwork();
  if (online) return null;
  return (
    <Alert color="yellow" icon={<IconWifiOff aria-hidden />} title="You are offline" role="status" mb="lg">
      What you see may be old. It refreshes as soon as the network is back.
    </Alert>
  );
};
