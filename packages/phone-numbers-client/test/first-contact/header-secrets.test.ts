import { describe, expect, it } from 'vitest';
import { viewsOf } from './error-views.js';
import { createClientOf, errorOf } from './fake-service.js';

const cookie = `session=${encodeURIComponent('{"u":"joe","k":"9fA3+x/2=Q"}')}`;

/** Returns everything that is seen of an error about what a server said, while a header is a secret. */
async function seenOf(secret: string, message: string): Promise<string> {
  const body = JSON.stringify({ error: { code: 'Bad', message } });
  const { client } = createClientOf({ post: [{ status: 400, body }] }, { headers: { 'x-api-key': secret } });
  const { printed, strings } = viewsOf(await errorOf(() => client.purchase({ searchId: 'a' })));
  return [...printed, ...strings.values()].join('\n');
}

describe('an error shows no part of a header', () => {
  it.each([
    ['a cookie that is percent-encoded', cookie],
    ['a key that is percent-encoded', encodeURIComponent('aZ=k9/mQ+x7=pL/vT+c4=')],
    ['a value with escapes of JavaScript', String.raw`k\u0041b\x42z\u0043d\x44e\u0045f\x46`],
  ])('of which a server quotes 20 characters: %s', async (_what, secret) => {
    for (let at = 0; at + 20 <= secret.length; at += 3) {
      const part = secret.slice(at, at + 20);
      expect(await seenOf(secret, `debug ${part} end`)).not.toContain(part);
    }
  });

  it.each(['"', "'"])('with %s in it, as a list of pairs', async (quote) => {
    const secret = `Winter${quote}2026-at-home`;
    const pairs = JSON.stringify([...secret].map((character, at) => [at, character]));
    expect(await seenOf(secret, `debug ${pairs} end`)).not.toContain('[12,"a"]');
  });

  it.each(['x-api-key: ', 'password=', 'got '])('in escapes with braces after %s', async (before) => {
    const secret = 'Qw9-bn4Zt7mKp';
    const escaped = [...secret].map((one) => `\\x{${one.charCodeAt(0).toString(16)}}`).join('');
    expect(await seenOf(secret, `debug ${before}${escaped} end`)).not.toContain('x{62}');
  });
});
