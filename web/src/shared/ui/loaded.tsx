import type { ReactNode } from 'react';
import { LoadingRows } from './loading-rows';
import { ProblemAlert } from './problem-alert';

interface Query<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

interface LoadedProps<T> {
  query: Query<T>;
  /** what is on its way, in words */
  what: string;
  rows?: number;
  children: (data: T) => ReactNode;
}

/** What came, or its place while it is on its way, or why it did not come. */
export function Loaded<T>({ query, what, rows = 3, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <LoadingRows label={`Loading ${what}`} rows={rows} />;
  return (
    <ProblemAlert
      title={`Tributary cannot show ${what}`}
      error={query.error}
      onRetry={() => void query.refetch()}
    />
  );
}
