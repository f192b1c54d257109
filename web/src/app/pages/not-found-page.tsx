import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { Page } from '@/shared/ui/page';

export const NotFoundPage = () => (
  <Page title="There is nothing here" description="The address may be mistyped.">
    <Anchor component={Link} to="/">
      Go to the start page
    </Anchor>
  </Page>
);
