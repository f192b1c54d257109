import { Avatar, Group, Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconDatabase, IconLogout } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useSessionState } from './use-session-state';
import { useSession } from '@/lib/backend';

export const UserMenu = () => {
  const session = useSession();
  const state = useSessionState();
  if (state.status !== 'signed-in') return null;

  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <UnstyledButton>
          <VisuallyHidden>Account of {state.userName}</VisuallyHidden>
          <Group gap="xs" wrap="nowrap">
            <Avatar name={state.userName} color="river" size="sm" aria-hidden />
            <Text size="sm" fw={500} visibleFrom="xs" aria-hidden>
              {state.userName}
            </Text>
            <IconChevronDown size={14} aria-hidden />
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Signed in as {state.userName}</Menu.Label>
        <Menu.Item component={Link} to="/your-data" leftSection={<IconDatabase size={16} aria-hidden />}>
          Your data
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void session.signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
