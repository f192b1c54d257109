import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';

interface LoadingCardsProps {
  label: string;
  heights: readonly number[];
}

/** Cards on their way, as tall as those that will come. */
export const LoadingCards = ({ label, heights }: LoadingCardsProps) => (
  <Stack gap="lg" role="status">
    <VisuallyHidden>{label}</VisuallyHidden>
    {heights.map((height, place) => (
      <Skeleton key={place} height={height} radius="lg" />
    ))}
  </Stack>
);
