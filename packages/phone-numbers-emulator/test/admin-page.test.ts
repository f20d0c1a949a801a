import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { openAdmin } from './admin-session.js';
import { header, textOf } from './session.js';

const { admin } = openAdmin();
const answer = await admin('GET', '/');
const html = textOf(answer);
const policy = header(answer, 'content-security-policy') ?? '';

/** What stands between the tags of an element. */
const inside = (name: string) =>
  [...html.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))].map(([, text = '']) => text);

describe('the page of the admin routes', () => {
  it('is where the path without a slash leads', async () => {
    const moved = await admin('GET', '');
    expect([moved.status, header(moved, 'location')]).toEqual([308, '/_emulator/']);
    expect([answer.status, header(answer, 'content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it.each(['script', 'style'])('permits its own %s by its hash, and no other', (name) => {
    const hashes = inside(name).map((text) => createHash('sha256').update(text).digest('base64'));
    expect(hashes).toHaveLength(1);
    expect(policy.split('; ')).toContain(`${name}-src 'sha256-${hashes[0]}'`);
  });

  it('loads nothing of other origins, and cannot be framed', () => {
    const rules = policy.split('; ');
    expect(rules).toEqual(expect.arrayContaining(["default-src 'none'", "connect-src 'self'"]));
    expect(rules).toContain("frame-ancestors 'none'");
    expect(html).not.toMatch(/https?:\/\/|\ssrc=|\sstyle=|\son\w+=|innerHTML/);
  });

  it('has a script that parses, and finds every element that it asks for', () => {
    const [script = ''] = inside('script');
    expect(() => new Script(script)).not.toThrow();
    const asked = [...script.matchAll(/\b(?:at|tell|onSubmit|showTable)\('([\w-]+)'/g)].map(
      ([, id = '']) => id,
    );
    expect(asked.length).toBeGreaterThan(10);
    for (const id of asked) expect(html).toContain(`id="${id}"`);
  });

  it('has a label for each field, a heading for each part, and an id once', () => {
    for (const [, id] of html.matchAll(/<input id="([\w-]+)"/g))
      expect(html).toContain(`<label for="${id}">`);
    for (const [, id] of html.matchAll(/aria-labelledby="([\w-]+)"/g))
      expect(html).toContain(`<h2 id="${id}">`);
    const ids = [...html.matchAll(/\sid="([\w-]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
