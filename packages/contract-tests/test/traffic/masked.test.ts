import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readRecording } from '../../src/traffic/read-recording.js';
import { judgeRecording } from '../../src/traffic/verdict.js';

const folder = new URL('../../../../spec/recorded-traffic/', import.meta.url);
const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));

/** What recorders put in place of a value. */
const masks = [
  'Sanitized',
  'sanitized',
  'REDACTED',
  'MASKED',
  '***',
  '<masked>',
  '00000000-0000-0000-0000-000000000000',
  'https://example.com',
  'https://endpoint/path?api-version=2021-03-07',
  'https://sanitized.communication.azure.com/sanitized',
];

/** Recorders keep these: they say how to read the recording. */
const kept = ['content-type', 'date', 'content-length', 'transfer-encoding'];

interface Parts {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** A recording as the service would have answered: with ids, phone numbers and hosts in place of what masks them. */
async function unmasked(file: string) {
  const text = (await readFile(new URL(file, folder), 'utf8'))
    .replaceAll(
      /https:\/\/(endpoint|example\.com|sanitized[\w.]*|REDACTED[\w.]*)/gi,
      'https://a.communication.azure.com',
    )
    .replaceAll('+sanitized', '+14255550123')
    .replaceAll('14155550100', '14255550123')
    .replaceAll(/sanitized|redacted/gi, '18c224b7-0297-4d4b-a2c4-ad2bd6c9ee78');
  const recording: { readonly response: Parts } = JSON.parse(text);
  return recording;
}

/** The copies of a value in which one string, or null, at any depth is masked; each with the path to it. */
function* maskedIn(value: unknown, mask: string, path = ''): Generator<readonly [string, unknown]> {
  if (typeof value === 'string' || value === null) yield [path, mask];
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    for (const [where, changed] of maskedIn(member, mask, `${path}/${name}`)) {
      yield [where, Array.isArray(value) ? value.with(Number(name), changed) : { ...value, [name]: changed }];
    }
  }
}

function* maskedResponses({ headers, body }: Parts, mask: string): Generator<readonly [string, Parts]> {
  for (const [name, value] of Object.entries(headers)) {
    if (kept.includes(name.toLowerCase())) continue;
    for (const [where, changed] of maskedIn(value, mask, name)) {
      yield [where, { headers: { ...headers, [name]: changed }, body }];
    }
  }
  if (typeof body !== 'object' || body === null) return;
  for (const [where, changed] of maskedIn(body, mask, 'body')) yield [where, { headers, body: changed }];
}

const conflicts = async (recording: unknown) => {
  const verdict = await judgeRecording(readRecording(recording));
  return verdict.kind === 'in conflict'
    ? verdict.findings.map(({ id, expected }) => `${id}: ${expected}`)
    : [];
};

/** Those in which what was masked can be told from the rest: others name one search by two ids, or no date. */
const clear: string[] = [];
for (const file of files) if ((await conflicts(await unmasked(file))).length === 0) clear.push(file);

describe('a recording of which one value was masked', () => {
  it.each(clear)('is in no conflict, whichever value and mask: %s', async (file) => {
    const recording = await unmasked(file);
    const found: string[] = [];
    for (const mask of masks) {
      for (const [where, parts] of maskedResponses(recording.response, mask)) {
        const masked = { ...recording, response: { ...recording.response, ...parts } };
        found.push(...(await conflicts(masked)).map((conflict) => `${where} = ${mask}: ${conflict}`));
      }
    }
    expect(found).toEqual([]);
  });

  it.each(clear)('is in no conflict if the host of its request is masked: %s', async (file) => {
    const { request, ...rest } = JSON.parse(JSON.stringify(await unmasked(file)));
    for (const host of [
      'https://endpoint',
      'https://sanitized.communication.azure.com',
      'https://example.com',
    ]) {
      const url = request.url.replace(/^https:\/\/[^/]+/, host);
      expect(await conflicts({ ...rest, request: { ...request, url } })).toEqual([]);
    }
  });

  it('is made of nearly all recordings', () => {
    expect(clear.length).toBeGreaterThan(0.8 * files.length);
  });

  it('is still in conflict with what was not masked', async () => {
    const recording = await unmasked('js-2022-12-01-op-search-succeeded.json');
    const { headers, body } = recording.response;
    const other = {
      ...headers,
      Location: '/availablePhoneNumbers/searchResults/another?api-version=2022-12-01',
    };
    expect(
      await conflicts({ ...recording, response: { ...recording.response, headers: other, body } }),
    ).toEqual([expect.stringContaining('operation-consistency'), expect.stringContaining('link-target')]);
  });
});
