import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';

/** Holds the place of what is on its way, so that nothing jumps when it arrives. */
export const LoadingRows = ({ label, rows = 3 }: { label: string; rows?: number }) => (
  <Stack gap="sm" role="status">
    <VisuallyHidden>{label}</VisuallyHidden>
    {Array.from({ length: rows }, (_, row) => (
      <Skeleton key={row} height={40} radius="md" />
    ))}
  </Stack>
);
