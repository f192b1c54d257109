import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { BrowserRouter, Navigate, Route, Routes, useLocation } from 'react-router';
import {
  BanksPage,
  CostsPage,
  ImportPage,
  ImportsPage,
  NewImportPage,
  SchedulesPage,
  TransactionsPage,
  YourDataPage,
} from './pages';
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

/** People come back from their bank to `/`: what they want to see then is their banks. */
const Home = () => {
  const { search } = useLocation();
  const fromBank = /[?&]connection_(id|error)=/.test(search);
  return fromBank ? <Navigate to={`/banks${search}`} replace /> : <ImportsPage />;
};

export const App = ({ backend, queries, env = 'default' }: AppProps) => (
  <MantineProvider env={env} theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
    <ErrorBoundary>
      <BackendProvider backend={backend}>
        <QueryClientProvider client={queries}>
          <SignInGate>
            <BrowserRouter>
              <Routes>
                <Route element={<Shell />}>
                  <Route index element={<Home />} />
                  <Route path="queue" element={<Navigate to="/" replace />} />
                  <Route path="imports/new" element={<NewImportPage />} />
                  <Route path="imports/:jobId" element={<ImportPage />} />
                  <Route path="banks" element={<BanksPage />} />
                  <Route path="transactions" element={<TransactionsPage />} />
                  <Route path="costs" element={<CostsPage />} />
                  <Route path="schedules" element={<SchedulesPage />} />
                  <Route path="your-data" element={<YourDataPage />} />
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
