/** Random bytes as digits. */
const hex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/**
 * W3C's `traceparent` of a new trace: what a person did can be found in every service's log by its id. Whether spans of
 * it are kept is for the services to decide, so the flag says no.
 */
export const newTraceparent = (): string => `00-${hex(16)}-${hex(8)}-00`;
