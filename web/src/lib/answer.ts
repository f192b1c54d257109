import type { paths as Enrichment } from './api-types/enrichment-worker';
import type { paths as Imports } from './api-types/import-api';
import type { paths as Schedules } from './api-types/scheduler';
import type { paths as Bank } from './api-types/sync-worker';
import type { z } from './zod';

type Paths = Imports & Bank & Enrichment & Schedules;
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** `GET /connections` and the like: everything the services say they answer. */
export type Operation = {
  [Path in keyof Paths]: Path extends `/api/truelayer${infer Short}`
    ? {
        [M in Method]: Paths[Path] extends Record<M, object> ? `${Uppercase<M>} ${Short}` : never;
      }[Method]
    : never;
}[keyof Paths];

type Described<O> = O extends `${infer M} ${infer Short}`
  ? `/api/truelayer${Short}` extends infer Path extends keyof Paths
    ? Paths[Path][Lowercase<M> & keyof Paths[Path]]
    : never
  : never;

type Json<Part> = Part extends { content: { 'application/json': infer Body } } ? Body : never;

/** What the service says it answers when all goes well. */
export type Answer<O extends Operation> =
  Described<O> extends { responses: infer Responses }
    ? Json<Responses[keyof Responses & (200 | 201 | 202)]>
    : never;

/** What the service says it takes. Every field may be missing: which must be there, the service tells in its refusal. */
export type Request<O extends Operation> =
  Described<O> extends { requestBody?: infer Body } ? Json<NonNullable<Body>> : never;

/**
 * Where a schema and a service disagree, as a path; `never` when they do not. A field the schema reads must be sent, and
 * all that may be sent must be of the type the schema reads. The documents do not tell what may be null: that is found
 * out by the schema when the answer arrives.
 */
type Disagreement<Read, Sent, At extends string> = unknown extends Read
  ? never
  : [NonNullable<Sent>] extends [readonly (infer SentItem)[]]
    ? [NonNullable<Read>] extends [readonly (infer ReadItem)[]]
      ? Disagreement<ReadItem, SentItem, `${At}[]`>
      : `${At} is an array`
    : [NonNullable<Sent>] extends [object]
      ? {
          [Field in AllKeys<NonNullable<Read>>]: Field extends AllKeys<NonNullable<Sent>>
            ? Disagreement<
                FieldOf<NonNullable<Read>, Field>,
                FieldOf<NonNullable<Sent>, Field>,
                `${At}.${Field}`
              >
            : `${At}.${Field} is not sent`;
        }[AllKeys<NonNullable<Read>>]
      : [NonNullable<Sent>] extends [NonNullable<Read>]
        ? never
        : `${At} is sent as something else`;

type AllKeys<T> = T extends object ? keyof T & string : never;
type FieldOf<T, Field extends string> = T extends Partial<Record<Field, infer Value>> ? Value : never;

/** Nothing, or a type no schema has, whose name tells what is wrong. */
type Agreed<Read, Sent> = [Disagreement<Read, Sent, 'answer'>] extends [never]
  ? unknown
  : { 'the service says otherwise': Disagreement<Read, Sent, 'answer'> };

/** A schema for an answer, held to what the service says of itself: a difference does not compile. */
export const answerTo = <O extends Operation, S extends z.ZodMiniType>(
  _operation: O,
  schema: S & Agreed<z.input<S>, Answer<O>>,
): S => schema;
