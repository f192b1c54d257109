import { Anchor, Box, Container, Group } from '@mantine/core';
import { Suspense } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { Navigation } from './navigation';
import classes from './shell.module.css';
import { AppearanceMenu } from '@/features/appearance/appearance-menu';
import { LostConnection } from '@/features/imports/components/lost-connection';
import { UserMenu } from '@/features/session/user-menu';
import { ErrorBoundary } from '@/shared/ui/error-boundary';
import { OfflineNotice } from '@/shared/ui/offline-notice';
import { PageLoading } from '@/shared/ui/page-loading';
import { Wordmark } from '@/shared/ui/wordmark';

export const Shell = () => {
  const { pathname } = useLocation();
  return (
    <Box mih="100dvh" className={classes.page}>
      <a href="#content" className={classes.skip}>
        Skip to content
      </a>
      <Box component="header" className={classes.header}>
        <Container size="lg" h="100%">
          <Group h="100%" gap="lg" justify="space-between" wrap="nowrap">
            <Anchor component={Link} to="/" c="inherit" underline="never" aria-label="Tributary, start page">
              <Wordmark />
            </Anchor>
            <Navigation />
            <Group gap="xs" wrap="nowrap">
              <AppearanceMenu />
              <UserMenu />
            </Group>
          </Group>
        </Container>
      </Box>
      <Container component="main" id="content" tabIndex={-1} size="lg" className={classes.content}>
        <OfflineNotice />
        {/* A page that breaks leaves the way to the others open. */}
        <ErrorBoundary key={pathname}>
          <Suspense fallback={<PageLoading />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </Container>
      <LostConnection />
    </Box>
  );
};
