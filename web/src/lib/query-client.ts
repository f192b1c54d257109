import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // Offline is a failure like another: said at once, and asked again when the network is back.
        networkMode: 'always',
        staleTime: 10_000,
        retry: (failures, error) => error instanceof Problem && error.passing && failures < 2,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
