import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { FakeSocket } from './fake-socket';
import { server } from './server';

// A busy machine renders slowly; what is waited for still appears at once when it is there.
configure({ asyncUtilTimeout: 30_000 });

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
  FakeSocket.forgetAll();
  window.history.replaceState(null, '', '/');
  window.localStorage.clear();
  window.sessionStorage.clear();
});
afterAll(() => server.close());

// What Mantine asks of a browser and jsdom does not have.
const nothing = () => undefined;
Object.assign(globalThis, {
  matchMedia: (query: string) => ({
    matches: false,
    media: query,
    addEventListener: nothing,
    removeEventListener: nothing,
  }),
  // The newest browsers answer with a promise, which an effect must not return.
  scrollTo: () => Promise.resolve(),
  IntersectionObserver: class {
    observe = nothing;
    unobserve = nothing;
    disconnect = nothing;
  },
  ResizeObserver: class {
    observe = nothing;
    unobserve = nothing;
    disconnect = nothing;
  },
});
Element.prototype.scrollIntoView = nothing;
