import type { Route } from './fake-http.ts';
import { answer, redirect } from './fake-http.ts';

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const unsigned = (claims: object) => `${encode({ alg: 'none' })}.${encode(claims)}.`;

/** An issuer that believes everyone to be Ada, without asking. */
export const identityRoutes = (origin: string): Route[] => {
  const issuer = `${origin}/fake-issuer`;
  return [
    {
      at: /^GET \/config\.json$/,
      run: ({ response }) =>
        answer(response, 200, { issuer_url: issuer, client_id: 'tributary-web', audience: 'tributary' }),
    },
    {
      at: /^GET \/fake-issuer\/\.well-known\/openid-configuration$/,
      run: ({ response }) =>
        answer(response, 200, {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          end_session_endpoint: `${issuer}/endsession`,
        }),
    },
    {
      at: /^GET \/fake-issuer\/authorize$/,
      run: ({ response, url }) => {
        const back = new URL(url.searchParams.get('redirect_uri') ?? origin);
        back.searchParams.set('code', 'fake');
        back.searchParams.set('state', url.searchParams.get('state') ?? '');
        redirect(response, back.href);
      },
    },
    {
      at: /^POST \/fake-issuer\/token$/,
      run: ({ response }) => {
        const seconds = Math.floor(Date.now() / 1000);
        const claims = {
          iss: issuer,
          sub: 'ada',
          name: 'Ada Brook',
          aud: 'tributary-web',
          iat: seconds,
          exp: seconds + 600,
        };
        answer(response, 200, {
          access_token: unsigned(claims),
          id_token: unsigned(claims),
          refresh_token: 'fake',
          token_type: 'Bearer',
          expires_in: 600,
        });
      },
    },
    {
      at: /^GET \/fake-issuer\/endsession$/,
      run: ({ response, url }) =>
        redirect(response, url.searchParams.get('post_logout_redirect_uri') ?? origin),
    },
  ];
};
