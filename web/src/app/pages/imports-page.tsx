import { Button, Grid, Group, Stack, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { NewImport } from './new-import';
import { ConnectionNotice } from '@/features/connections/components/connection-notice';
import { ConnectionsPanel } from '@/features/connections/components/connections-panel';
import { ImportProgress } from '@/features/imports/components/import-progress';
import { RecentImports } from '@/features/imports/components/recent-imports';

const importPath = (jobId: string) => `/imports/${encodeURIComponent(jobId)}`;

/** Without a job in the address: plan an import. With one: watch it. */
export const ImportsPage = () => {
  const { jobId } = useParams();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const show = (id: string) => void navigate(importPath(id));

  useEffect(() => {
    window.scrollTo(0, 0);
  }, [jobId]);

  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Title order={1} size="h2">
          {jobId ? 'Your import' : 'Import transactions'}
        </Title>
        {jobId && (
          <Button component={Link} to="/" variant="light" leftSection={<IconPlus size={18} aria-hidden />}>
            New import
          </Button>
        )}
      </Group>
      <ConnectionNotice />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          {jobId ? (
            <ImportProgress key={jobId} jobId={jobId} onRetried={show} />
          ) : (
            <NewImport onStarted={show} awaitedConnection={search.get('connection_id')} />
          )}
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg">
            <ConnectionsPanel />
            <RecentImports hrefOf={importPath} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
};
