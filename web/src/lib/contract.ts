import { z } from './zod';

/** The server may write null or leave the field out; here it is null. */
export const orNull = <T extends z.ZodMiniType>(schema: T) =>
  z.pipe(
    z.optional(z.union([schema, z.null(), z.undefined()])),
    z.transform((value) => value ?? null),
  );

/** A service may say of a word no more than that it is text; here it is one of these. */
export const oneOf = <const Words extends readonly string[]>(...words: Words) =>
  z.pipe(z.string(), z.enum(words));

/** Exact decimals stay strings; `0E-8` is how the backend may write a zero. */
export const money = z.object({
  amount: z.string().check(z.regex(/^-?\d+(\.\d+)?(E[+-]?\d+)?$/i)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
});
export type Money = z.infer<typeof money>;

export const instant = z.iso.datetime({ offset: true });
export const date = z.iso.date();

export const range = z.object({ low: z.number(), likely: z.number(), high: z.number() });
export type Range = z.infer<typeof range>;

export const sourceKind = z.enum(['account', 'card']);
export type SourceKind = z.infer<typeof sourceKind>;
