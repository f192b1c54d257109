import '@mantine/core/styles.css';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { preload } from './app/pages';
import { StartFailed } from './app/start-failed';
import { createApi } from './lib/api';
import type { Backend } from './lib/backend';
import { loadConfig } from './lib/config';
import { openProgressStream } from './lib/progress-stream';
import { createQueryClient } from './lib/query-client';
import { OidcSession } from './lib/session';

const root = createRoot(document.getElementById('root') ?? document.body);

const start = async () => {
  const session = await new OidcSession(await loadConfig()).start();
  const backend: Backend = {
    session,
    api: createApi(session),
    stream: openProgressStream(session.accessToken),
    leaveFor: (url) => window.location.assign(url),
  };
  // In small steps: a slow phone stays able to scroll and tap.
  startTransition(() =>
    root.render(
      <StrictMode>
        <App backend={backend} queries={createQueryClient()} />
      </StrictMode>,
    ),
  );
};

// The page's script comes while the configuration does.
preload(window.location.pathname);
start().catch((error: unknown) => root.render(<StartFailed error={error} />));
