import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const published = await readFile(new URL('fixtures/phonenumbers.json', import.meta.url), 'utf8');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-spec-watch-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs `pnpm spec:watch` on a file with the given text. */
async function watch(text: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const file = path.join(folder, 'swagger.json');
  await writeFile(file, text);
  return new Promise((resolve) => {
    const options = ['--import', import.meta.resolve('tsx'), main, file];
    execFile(process.execPath, options, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

it('says that nothing moved', async () => {
  expect(await watch(published)).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing moved') });
});

it('does not mind other wording, or what other routes do', async () => {
  const text = published
    .replace('"description": "Accepted"', '"description": "It is on its way."')
    .replace('"release-id"', '"release"');
  expect(text).not.toBe(published);
  expect((await watch(text)).code).toBe(0);
});

describe('shows', () => {
  it.each([
    {
      what: 'a header with another name',
      text: published.replace('"purchase-id"', '"order-id"'),
      lines: [
        '- POST /availablePhoneNumbers/:purchase: 202 has header purchase-id, string',
        '+ POST /availablePhoneNumbers/:purchase: 202 has header order-id, string',
      ],
    },
    {
      what: 'a status that is new',
      text: published.replace('"succeeded",', '"succeeded",\n "canceled",'),
      lines: [
        '- PhoneNumberOperation.status is notStarted | running | succeeded | failed | any other, required',
        '+ PhoneNumberOperation.status is notStarted | running | succeeded | canceled | failed | any other, required',
      ],
    },
    {
      what: 'a member that is required now',
      text: published.replace(
        '"PhoneNumberPurchaseRequest": {',
        '"PhoneNumberPurchaseRequest": {\n "required": ["searchId"],',
      ),
      lines: [
        '- PhoneNumberPurchaseRequest.searchId is string',
        '+ PhoneNumberPurchaseRequest.searchId is string, required',
      ],
    },
    {
      what: 'a route that is gone',
      text: published.replace('"/availablePhoneNumbers/:purchase"', '"/availablePhoneNumbers:purchase"'),
      lines: ['- POST /availablePhoneNumbers/:purchase: operationId "PhoneNumbers_PurchasePhoneNumbers"'],
    },
  ])('$what', async ({ text, lines }) => {
    expect(text).not.toBe(published);
    const { code, stdout } = await watch(text);
    expect(code).toBe(1);
    for (const line of lines) expect(stdout.split('\n')).toContain(line);
  });
});

it.each([
  { what: 'that is no JSON', text: '<html>', message: 'expected JSON in' },
  {
    what: 'of another api-version',
    text: published.replace('"version": "2021-03-07"', '"version": "2022-12-01"'),
    message: 'expected Swagger 2.0 of 2021-03-07',
  },
])('refuses a file $what in one line', async ({ text, message }) => {
  const { code, stdout, stderr } = await watch(text);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
