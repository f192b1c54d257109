import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { loadEnv } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => {
  const gateway = loadEnv(mode, '.', 'GATEWAY_').GATEWAY_URL ?? 'http://localhost:8080';
  const proxied = ['/api', '/config.json', '/openapi.json', '/health'];

  return {
    plugins: [react()],
    resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
    server: {
      proxy: {
        ...Object.fromEntries(proxied.map((path) => [path, gateway])),
        // The gateway checks the origin of a socket: it must see its own, not the dev server's.
        '/ws/imports': { target: gateway, ws: true, rewriteWsOrigin: true },
      },
    },
    // The manifest tells which scripts a page needs: scripts/script-budget.mjs.
    build: { target: 'es2022', chunkSizeWarningLimit: 1200, manifest: true },
    test: {
      environment: 'jsdom',
      setupFiles: ['src/testing/setup.ts'],
      include: ['src/**/*.test.{ts,tsx}'],
      env: { TZ: 'Europe/London' },
      unstubGlobals: true,
      testTimeout: 120_000,
    },
  };
});
