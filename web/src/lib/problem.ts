import { z } from './zod';

const problemDocument = z.object({
  title: z.optional(z.string()),
  detail: z.optional(z.string()),
  code: z.optional(z.string()),
  field: z.optional(z.string()),
  violations: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
});

export interface Violation {
  field: string;
  message: string;
}

/** Where the backend's sentence speaks to a programmer, the page has its own for the person. */
const forPeople: Record<string, string> = {
  unknown_account: 'One of these accounts is not ready to import yet. Try again in a moment.',
  unknown_import: 'There is no such import, or it is not yours.',
};

/** What went wrong, in words a person can act on: an RFC 9457 document, or our own words when there is none. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    /** 0 when no answer arrived at all */
    readonly status: number,
    /** stable, for deciding where to show it */
    readonly code: string,
    readonly detail: string,
    /** what is wrong with which field of the request, where the refusal is about one */
    readonly violations: readonly Violation[] = [],
  ) {
    super(detail);
  }

  /** Asking again may help without anyone changing anything. */
  get passing(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

const withoutDocument = (status: number): string => {
  if (status === 404) return 'This is not here, or it is not yours.';
  if (status === 429) return 'That was too many requests at once. Wait a moment and try again.';
  if (status >= 500) return 'Tributary has a problem of its own. Try again in a moment.';
  return `Tributary refused this request (${status}).`;
};

export const unreachable = (): Problem =>
  new Problem(0, 'unreachable', 'Tributary cannot be reached. Check your connection and try again.');

export const sessionExpired = (): Problem =>
  new Problem(401, 'unauthenticated', 'Your session has expired. Sign in again to go on.');

export const unexpectedAnswer = (status: number): Problem =>
  new Problem(
    status,
    'unexpected_answer',
    'Tributary answered in a way this page does not understand. Reload the page to get its newest version.',
  );

export const readProblem = async (response: Response): Promise<Problem> => {
  const parsed = problemDocument.safeParse(await response.json().catch(() => null));
  const fallback = withoutDocument(response.status);
  if (!parsed.success) return new Problem(response.status, `http_${response.status}`, fallback);
  const { code = `http_${response.status}`, detail, title, field, violations = [] } = parsed.data;
  const sentence = forPeople[code] ?? detail ?? title ?? fallback;
  const about = field === undefined ? [] : [{ field, message: sentence }];
  return new Problem(response.status, code, sentence, [...about, ...violations]);
};

/** Anything thrown, as a sentence. */
export const inWords = (error: unknown): string =>
  error instanceof Problem ? error.detail : 'Something went wrong on this page. Reload it and try again.';
