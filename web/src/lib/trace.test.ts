import { describe, expect, it } from 'vitest';
import { newTraceparent } from './trace';

describe('a traceparent', () => {
  it('has the shape W3C asks for and leaves sampling to the services', () => {
    expect(newTraceparent()).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
  });

  it('is another one each time', () => {
    expect(newTraceparent()).not.toBe(newTraceparent());
  });
});
