import { readFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';
import { expect, it } from 'vitest';

const DOCUMENT = '../notifier/src/main/resources/META-INF/resources/asyncapi.yaml';

it('is a valid AsyncAPI document that this stream is described by', async () => {
  const { document, diagnostics } = await new Parser().parse(readFileSync(DOCUMENT, 'utf8'));

  expect(
    diagnostics
      .filter(({ severity }) => [0, 1].includes(severity))
      .map(({ message, path }) => [message, path]),
  ).toEqual([]);
  expect(document?.channels().get('imports')?.address()).toBe('/ws/imports');
});
