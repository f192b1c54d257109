import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';

export const NotFoundPage = () => (
  <Stack align="flex-start" py="xl">
    <Title order={1} size="h2">
      There is nothing here
    </Title>
    <Text c="dimmed">The address may be mistyped.</Text>
    <Anchor component={Link} to="/">
      Go to the start page
    </Anchor>
  </Stack>
);
