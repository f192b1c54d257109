import { Anchor, Box, Container, Group } from '@mantine/core';
import { Link, Outlet } from 'react-router';
import classes from './shell.module.css';
import { UserMenu } from '@/features/session/user-menu';
import { OfflineNotice } from '@/shared/ui/offline-notice';
import { Wordmark } from '@/shared/ui/wordmark';

export const Shell = () => (
  <Box mih="100dvh" className={classes.page}>
    <a href="#content" className={classes.skip}>
      Skip to content
    </a>
    <Box component="header" className={classes.header}>
      <Container size="lg" h="100%">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Anchor component={Link} to="/" c="inherit" underline="never" aria-label="Tributary, start page">
            <Wordmark />
          </Anchor>
          <UserMenu />
        </Group>
      </Container>
    </Box>
    <Container component="main" id="content" tabIndex={-1} size="lg" py="lg" className={classes.content}>
      <OfflineNotice />
      <Outlet />
    </Container>
  </Box>
);
