import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from './problem';
import { OidcSession } from './session';
import { server } from '@/testing/server';

const issuer = 'http://issuer.example/tributary';
const config = { issuer_url: issuer, client_id: 'tributary-web', audience: 'tributary' };
const storageKey = `oidc.user:${issuer}:tributary-web`;

const encode = (part: object) => btoa(JSON.stringify(part)).replaceAll('=', '');
const idToken = `${encode({ alg: 'none' })}.${encode({ iss: issuer, sub: 'ada', aud: 'tributary-web' })}.`;

const signedInFor = (seconds: number, refreshToken: string | undefined = 'refresh-1') =>
  sessionStorage.setItem(
    storageKey,
    JSON.stringify({
      access_token: 'access-1',
      id_token: idToken,
      refresh_token: refreshToken,
      token_type: 'Bearer',
      profile: { sub: 'ada', name: 'Ada Brook' },
      expires_at: Math.floor(Date.now() / 1000) + seconds,
    }),
  );

const tokenEndpoint = `${issuer}/token`;
const renewed = () =>
  HttpResponse.json({
    access_token: 'access-2',
    refresh_token: 'refresh-2',
    token_type: 'Bearer',
    expires_in: 600,
  });

const started = () => new OidcSession(config).start();

beforeEach(() => {
  sessionStorage.clear();
  server.use(
    http.get(`${issuer}/.well-known/openid-configuration`, () =>
      HttpResponse.json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: tokenEndpoint,
      }),
    ),
  );
});

describe('a session', () => {
  it('is signed out in a fresh tab', async () => {
    const session = await started();

    expect(session.state()).toEqual({ status: 'signed-out' });
    await expect(session.accessToken()).rejects.toThrow(Problem);
  });

  it('survives a reload of its tab', async () => {
    signedInFor(600);

    const session = await started();

    expect(session.state()).toEqual({ status: 'signed-in', userName: 'Ada Brook' });
    await expect(session.accessToken()).resolves.toBe('access-1');
  });

  it('renews a token that is about to end, once for all who ask', async () => {
    const renewals = vi.fn();
    server.use(
      http.post(tokenEndpoint, async ({ request }) => {
        renewals(Object.fromEntries(new URLSearchParams(await request.text())));
        return renewed();
      }),
    );
    signedInFor(10);
    const session = await started();

    const tokens = await Promise.all([session.accessToken(), session.accessToken()]);

    expect(tokens).toEqual(['access-2', 'access-2']);
    expect(renewals).toHaveBeenCalledOnce();
    expect(renewals).toHaveBeenCalledWith(
      expect.objectContaining({ grant_type: 'refresh_token', refresh_token: 'refresh-1' }),
    );
  });

  it('is over when the issuer refuses to renew', async () => {
    server.use(
      http.post(tokenEndpoint, () => HttpResponse.json({ error: 'invalid_grant' }, { status: 400 })),
    );
    signedInFor(10);
    const session = await started();

    await expect(session.accessToken()).rejects.toMatchObject({ code: 'unauthenticated' });

    expect(session.state()).toEqual({ status: 'expired' });
    expect(sessionStorage.getItem(storageKey)).toBeNull();
  });

  it('goes on when the issuer merely cannot be reached', async () => {
    server.use(http.post(tokenEndpoint, () => HttpResponse.error()));
    signedInFor(10);
    const session = await started();

    await expect(session.accessToken()).rejects.toMatchObject({ code: 'unreachable' });

    expect(session.state()).toEqual({ status: 'signed-in', userName: 'Ada Brook' });
  });

  it('ends in this tab even where the issuer offers no sign-out page', async () => {
    signedInFor(600);
    const session = await started();

    await session.signOut();

    expect(session.state()).toEqual({ status: 'signed-out' });
    expect(sessionStorage.getItem(storageKey)).toBeNull();
  });

  it('says so when a sign-in comes back that this tab did not start', async () => {
    window.history.replaceState(null, '', '/signed-in?code=abc&state=unknown');

    const session = await started();

    expect(session.state()).toMatchObject({ status: 'failed' });
    expect(window.location.pathname).toBe('/');
    expect(window.location.search).toBe('');
  });
});
