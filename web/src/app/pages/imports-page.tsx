import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { importPath } from '../places';
import { ImportQueue } from '@/features/imports/components/import-queue';
import { PastImports } from '@/features/imports/components/past-imports';
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
    <ImportQueue hrefOf={importPath} />
    <PastImports hrefOf={importPath} />
  </Page>
);

export default ImportsPage;
