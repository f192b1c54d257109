import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';

/** Holds the place of a page whose script is on its way. */
export const PageLoading = () => (
  <Stack gap="lg" role="status" mih="70dvh">
    <VisuallyHidden>Loading</VisuallyHidden>
    <Skeleton height={34} width={220} />
    <Skeleton height={220} radius="lg" />
  </Stack>
);
