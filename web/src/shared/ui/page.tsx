import { Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';

interface PageProps {
  /** the one heading of the first level, and the name of the tab */
  title: string;
  /** the name of the tab where it says more than the heading */
  tabTitle?: string;
  description?: ReactNode;
  /** what stands beside the heading: the page's main button */
  actions?: ReactNode;
  children: ReactNode;
}

/**
 * The frame of every page. After a navigation the heading takes the focus, so that a screen reader tells where one is and
 * the keyboard goes on from the top.
 */
export const Page = ({ title, tabTitle = title, description, actions, children }: PageProps) => {
  useDocumentTitle(`${tabTitle} – Tributary`);
  const heading = useRef<HTMLHeadingElement>(null);
  // The first page of a visit has the key "default": there the browser decides where the focus is.
  const arrived = useRef(useLocation().key !== 'default');
  useEffect(() => {
    if (!arrived.current) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);

  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={2} style={{ flex: '1 1 16rem' }}>
          <Title order={1} size="h2" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
            {title}
          </Title>
          {description && (
            <Text c="dimmed" size="sm">
              {description}
            </Text>
          )}
        </Stack>
        {actions}
      </Group>
      {children}
    </Stack>
  );
};
