import { Button, Stack, type ButtonProps } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import { useAuthorizeConnection } from '../api/authorize-connection';
import { ProblemAlert } from '@/shared/ui/problem-alert';

interface ConnectBankButtonProps {
  connectionId?: string;
  label?: string;
  variant?: NonNullable<ButtonProps['variant']>;
}

export const ConnectBankButton = ({
  connectionId,
  label = 'Connect a bank',
  variant = 'light',
}: ConnectBankButtonProps) => {
  const authorize = useAuthorizeConnection();
  // After the answer the browser is on its way to the bank.
  const leaving = authorize.isPending || authorize.isSuccess;

  return (
    <Stack gap="xs" align="flex-start">
      <Button
        variant={variant}
        loading={leaving}
        leftSection={<IconBuildingBank size={18} aria-hidden />}
        onClick={() => authorize.mutate(connectionId ? { connectionId } : {})}
      >
        {label}
      </Button>
      {authorize.isError && (
        <ProblemAlert title="The bank cannot be asked just now" error={authorize.error} />
      )}
    </Stack>
  );
};
