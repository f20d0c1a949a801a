import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../src/watch/watch-main.ts', import.meta.url));
const fixtures = new URL('fixtures/', import.meta.url);
const swaggerFile = (version: string) => `PhoneNumbers/stable/${version}/phonenumbers.json`;
const commonFile = 'Common/stable/2021-03-07/common.json';
const read = (file: string) => readFile(new URL(file, fixtures), 'utf8');
const [published, later, common] = await Promise.all([
  read(swaggerFile('2021-03-07')),
  read(swaggerFile('2025-06-01')),
  read(commonFile),
]);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-spec-watch-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs `pnpm spec watch` on a swagger with the given text, beside the file that it refers to, if that has a text. */
async function watch(text: string, commonText: string | undefined = common) {
  const file = path.join(folder, swaggerFile('any-version'));
  for (const name of [file, path.join(folder, commonFile)]) {
    await mkdir(path.dirname(name), { recursive: true });
  }
  await writeFile(file, text);
  await rm(path.join(folder, commonFile), { force: true });
  if (commonText !== '') await writeFile(path.join(folder, commonFile), commonText);
  return run(file);
}

function run(file: string): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const options = ['--import', import.meta.resolve('tsx'), main, file];
    execFile(process.execPath, options, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

it.each(['2021-03-07', '2025-06-01'])('says that nothing moved in %s', async (version) => {
  expect(await watch(await read(swaggerFile(version)))).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Nothing moved'),
  });
});

it('does not mind other wording, or what other routes do', async () => {
  const text = later
    .replace('"description": "Accepted"', '"description": "It is on its way."')
    .replace('"maxPageSize"', '"pageSize"');
  expect(text).not.toBe(later);
  expect((await watch(text)).code).toBe(0);
});

it.each([
  { version: '2021-03-07', text: published },
  { version: '2025-06-01', text: later },
])('refuses a swagger of $version without a file that it refers to, and names both', async ({ text }) => {
  const { code, stderr } = await watch(text, '');
  expect(code).toBe(2);
  expect(stderr).toMatch(/expected a file .*common\.json, which phonenumbers\.json refers to/);
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
    {
      what: 'an operation that is new',
      text: published.replace('"/phoneNumbers": {', '"/phoneNumbers": { "put": { "responses": {} },'),
      lines: ['+ has operation PUT /phoneNumbers'],
    },
    {
      what: 'another way to authenticate',
      text: published.replace('"flow": "implicit"', '"flow": "application"'),
      lines: [
        '+ security azure_auth is {"type":"oauth2","flow":"application","authorizationUrl":"https://login.microsoftonline.com/common/oauth2/authorize"} with scopes user_impersonation',
      ],
    },
    {
      what: 'authentication that is required',
      text: published.replace('"paths": {', '"security": [{ "azure_auth": [] }], "paths": {'),
      lines: ['+ security is [{"azure_auth":[]}]'],
    },
    {
      what: 'a change of the errors, which are in another file',
      text: published,
      other: common.replace('"required": ["code", "message"]', '"required": ["code"]'),
      lines: ['- CommunicationError.message is string, required', '+ CommunicationError.message is string'],
    },
    {
      what: 'a change of the errors in another file, in the later api-version',
      text: later,
      other: common.replace('"required": ["code", "message"]', '"required": ["code"]'),
      lines: ['- CommunicationError.message is string, required', '+ CommunicationError.message is string'],
    },
    {
      what: 'an error of a search that is new, in the later api-version',
      text: later.replace('"UnknownSearchError"', '"UnknownSearchError", "Throttled"'),
      lines: [
        expect.stringMatching(/^- PhoneNumberSearchResult\.error is .* \| UnknownSearchError \| any other$/),
        expect.stringMatching(/^\+ PhoneNumberSearchResult\.error is .* \| Throttled \| any other$/),
      ],
    },
  ])('$what', async ({ text, other, lines }) => {
    expect(other === undefined && [published, later].includes(text)).toBe(false);
    expect(other).not.toBe(common);
    const { code, stdout } = await watch(text, other);
    expect(code).toBe(1);
    expect(stdout.split('\n')).toEqual(expect.arrayContaining(lines));
  });
});

it.each([
  { what: 'that is no JSON', text: '<html>', message: 'expected JSON in' },
  {
    what: 'of another api-version',
    text: published.replace('"version": "2021-03-07"', '"version": "2022-12-01"'),
    message: 'expected Swagger 2.0 of 2021-03-07 or 2025-06-01',
  },
])('refuses a file $what in one line', async ({ text, message }) => {
  const { code, stdout, stderr } = await watch(text);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
