import { describe, expect, it } from 'vitest';
import { leaksOf, viewsOf } from './error-views.js';
import { createClientOf, errorOf, notFound, type SentRequest } from './fake-service.js';

const key = Buffer.from('0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@!').toString(
  'base64',
);

/** How a long string is broken into lines. */
const breaks: Readonly<Record<string, string>> = {
  'line feeds': '\n',
  'line ends of Windows': '\r\n',
  'line ends and indentation': '\n      ',
  'line ends that are escaped': '\\n',
  'line ends of a quoted mail': '\n> ',
  'concatenated strings': '" +\n  "',
  'zero-width spaces': '\u200b',
  'backslashes of a shell': '\\\n',
};
const widths = [16, 17, 20, 30, 60, 64, 76];
const cases = Object.entries(breaks).flatMap(([what, separator]) =>
  widths.map((width) => [width, what, separator] as const),
);

describe('an error shows nothing of an access key', () => {
  it.each(cases)('that is broken into lines of %d characters by %s', async (width, _what, separator) => {
    const lines = key.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
    const message = `got ${lines.join(separator)}`;
    const body = JSON.stringify({ error: { code: 'Bad', message } });
    const { client } = createClientOf({ post: [{ status: 400, body }] }, { credential: { key } });
    const { printed, strings } = viewsOf(await errorOf(() => client.purchase({ searchId: 'a' })));
    const seen = [...printed, ...strings.values()].join('\n');
    for (const line of lines) expect(seen).not.toContain(line);
  });

  it('that is percent-encoded, after its last escape either', async () => {
    const spread = Buffer.from(
      '\xff\xef\xfe\xfb\xef\xbe the key of the tests that is long \xfb\xef\xbeA',
      'latin1',
    );
    const text = spread.toString('base64');
    const { client } = createClientOf(
      { post: [{ status: 400, body: `Got ${encodeURIComponent(text)}.` }] },
      { credential: { key: text } },
    );
    const { message } = await errorOf(() => client.purchase({ searchId: 'a' }));
    expect(message).not.toContain(encodeURIComponent(text).slice(-10));
  });

  it('and keeps the words around one that is in one line', async () => {
    const { client } = createClientOf(
      { post: [{ status: 400, body: `Got ${key} instead, and ${key.slice(10, 40)} again.` }] },
      { credential: { key } },
    );
    const { message } = await errorOf(() => client.purchase({ searchId: 'a' }));
    expect(message).toContain('Got *** instead, and *** again.');
  });
});

/** How a server may write an earlier signature. */
const forms: Readonly<Record<string, (signature: string) => string>> = {
  'as it is': (signature) => signature,
  'percent-encoded': encodeURIComponent,
  'as base64url': (signature) => signature.replaceAll('+', '-').replaceAll('/', '_').replace('=', ''),
  'in upper case': (signature) => signature.toUpperCase(),
  'in two lines': (signature) => `${signature.slice(0, 22)}\n${signature.slice(22)}`,
  'a part of it': (signature) => signature.slice(9, 27),
  'with escapes of JSON': (signature) =>
    signature.replaceAll(/\W/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
};

/** Each number has a signature of its own. */
async function readNumbers(client: ReturnType<typeof createClientOf>['client'], count: number) {
  for (let number = 1; number <= count; number++) {
    const params = { path: { phoneNumber: `+1425555${String(number).padStart(4, '0')}` } };
    await client.GET('/phoneNumbers/{phoneNumber}', { params });
  }
}

describe('an error shows no signature', () => {
  it.each(
    Object.entries(forms).flatMap(([form, write]) =>
      [33, 100, 1000].map((age) => [age, form, write] as const),
    ),
  )('of %d requests ago that comes back %s', async (age, _form, write) => {
    const signatures: string[] = [];
    const read = (request: SentRequest) => {
      signatures.push(request.init.headers['authorization']?.replace(/.*Signature=/, '') ?? '');
      return Promise.resolve(new Response(null, { status: 404 }));
    };
    const post = async () => new Response(`replay of ${write(signatures[0] ?? '')}`, { status: 400 });
    const { client } = createClientOf(
      { before: [notFound], number: [read], post: [post] },
      { credential: { key } },
    );
    await readNumbers(client, age);
    const error = await errorOf(() => client.purchase({ searchId: 'a', existing: 'ignore' }));
    expect(signatures[0]).toHaveLength(44);
    expect(error.status).toBe(400);
    expect(leaksOf(error, signatures[0] ?? '')).toEqual([]);
  });

  it('of the last requests, and is made in less than two seconds after 5000 of them', async () => {
    const { client } = createClientOf(
      { post: [{ status: 400, body: 'a'.repeat(2000) }] },
      { credential: { key } },
    );
    await readNumbers(client, 5000);
    const before = process.cpuUsage();
    await errorOf(() => client.purchase({ searchId: 'a', existing: 'ignore' }));
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  });
});
