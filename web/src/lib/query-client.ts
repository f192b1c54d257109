import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => error instanceof Problem && error.passing && failures < 2,
      },
      mutations: { retry: false },
    },
  });
