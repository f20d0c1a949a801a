import { expect, it } from 'vitest';
import { encodingsOf } from '../../src/secrets/encodings.js';

it('a secret has all its encodings, however long it is', () => {
  const secret = 'a1-'.repeat(100_000);
  const encodings = encodingsOf(secret);
  expect(encodings).toContain(Buffer.from(secret).toString('hex'));
  expect(encodings.some((form) => Buffer.from(secret).toString('base64').includes(form))).toBe(true);
});
