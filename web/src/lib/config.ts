import { Problem } from './problem';
import { z } from './zod';

const appConfig = z.object({
  issuer_url: z.url(),
  client_id: z.string().check(z.minLength(1)),
  audience: z.string().check(z.minLength(1)),
});

export type AppConfig = z.infer<typeof appConfig>;

/** The gateway tells the page who signs people in, so that one build serves every deployment. */
export const loadConfig = async (): Promise<AppConfig> => {
  const response = await fetch(new URL('/config.json', window.location.origin)).catch(() => null);
  const parsed = appConfig.safeParse(response?.ok ? await response.json().catch(() => null) : null);
  if (!parsed.success) {
    throw new Problem(
      response?.status ?? 0,
      'no_config',
      'Tributary cannot be reached just now. Try again in a moment.',
    );
  }
  return parsed.data;
};
