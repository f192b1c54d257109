import { SimpleGrid } from '@mantine/core';
import type { ReactNode } from 'react';

/** A row of figures; two abreast on a phone. */
export const Figures = ({ label, children }: { label: string; children: ReactNode }) => (
  <SimpleGrid component="dl" aria-label={label} cols={{ base: 2, sm: 4 }} spacing="md" m={0}>
    {children}
  </SimpleGrid>
);
