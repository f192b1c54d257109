import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './disclosure.module.css';

interface DisclosureProps {
  /** what is always there */
  summary: ReactNode;
  children: ReactNode;
}

/** More for whoever wants to know. */
export const Disclosure = ({ summary, children }: DisclosureProps) => (
  <details className={classes.details}>
    <summary className={classes.summary}>
      <IconChevronRight size={16} aria-hidden className={classes.mark} />
      {summary}
    </summary>
    {children}
  </details>
);
