import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { BrowserRouter, Route, Routes } from 'react-router';
import { ImportsPage } from './pages/imports-page';
import { NotFoundPage } from './pages/not-found-page';
import { Shell } from './shell';
import { cssVariables, theme } from './theme';
import { SignInGate } from '@/features/session/sign-in-gate';
import { BackendProvider, type Backend } from '@/lib/backend';
import { ErrorBoundary } from '@/shared/ui/error-boundary';

interface AppProps {
  backend: Backend;
  queries: QueryClient;
  /** `test`: nothing moves, so what is on the page is there at once */
  env?: 'default' | 'test';
}

export const App = ({ backend, queries, env = 'default' }: AppProps) => (
  <MantineProvider env={env} theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
    <ErrorBoundary>
      <BackendProvider backend={backend}>
        <QueryClientProvider client={queries}>
          <SignInGate>
            <BrowserRouter>
              <Routes>
                <Route element={<Shell />}>
                  <Route index element={<ImportsPage />} />
                  <Route path="imports/:jobId" element={<ImportsPage />} />
                  <Route path="*" element={<NotFoundPage />} />
                </Route>
              </Routes>
            </BrowserRouter>
          </SignInGate>
        </QueryClientProvider>
      </BackendProvider>
    </ErrorBoundary>
  </MantineProvider>
);
