import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { importPath } from '../places';
import { RecentImports } from '@/features/imports/components/recent-imports';
import { Page } from '@/shared/ui/page';

const ImportsPage = () => (
  <Page
    title="Imports"
    actions={
      <Button component={Link} to="/imports/new" leftSection={<IconPlus size={18} aria-hidden />}>
        New import
      </Button>
    }
  >
    <RecentImports hrefOf={importPath} />
  </Page>
);

export default ImportsPage;
