import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSigner } from '../../src/auth/signer.js';

it('signs the same with node:crypto as with WebCrypto', async () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 100 }).map((array) => new Uint8Array(array));
  await fc.assert(
    fc.asyncProperty(bytes, bytes, fc.string({ unit: 'grapheme' }), async (key, body, text) => {
      const [node, web] = [createSigner(key), createSigner(key, null)];
      expect(node.sign(text)).toBe(await web.sign(text));
      expect(node.hash(body)).toBe(await web.hash(body));
    }),
  );
});
