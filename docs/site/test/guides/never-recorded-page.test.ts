import { readFile } from 'node:fs/promises';
import { unrecorded } from '@acs-contracts/phone-numbers-emulator';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { draftIssue, longestUrl, template } from '../../guides/report/issue.js';
import { obviousSecrets } from '../../guides/report/obvious-secrets.js';
import { placeParts } from './generated-parts.js';
import { renderUnrecorded } from './never-recorded/render.js';
import { readUnrecordedRows } from './never-recorded/rows.js';
import { guides } from './run-guide.js';

const answer = {
  row: 'second-purchase',
  apiVersion: '2025-06-01',
  date: '2026-11-30',
  exchange: 'POST /availablePhoneNumbers/:purchase\n\nHTTP/1.1 409 & more',
  report: '{ "findings": [] }',
};

// `pnpm test never-recorded-page --update=all` writes it.
it('has a row for each answer that was never recorded, with the options of the emulator', async () => {
  const page = await readFile(new URL('never-recorded.md', guides), 'utf8');
  const parts = renderUnrecorded(await readUnrecordedRows());
  await expect(placeParts(page, parts)).toMatchFileSnapshot('../../guides/never-recorded.md');
});

it('names every option of the emulator for what was never recorded', async () => {
  const rows = await readUnrecordedRows();
  const named = rows.flatMap(({ options }) => options.map(({ name }) => name));
  expect(named.toSorted()).toEqual(Object.keys(unrecorded).toSorted());
  expect(rows.find(({ id }) => id === 'second-purchase')?.what).toBe('the second purchase of a search');
});

it('opens a form of this repository, with every field in an address that it has', async () => {
  const { url, toPaste } = draftIssue(answer);
  expect(url).toMatch(/^https:\/\/github\.com\/acs-contracts\/acs-contracts\/issues\/new\?/);
  const { template: name, title, ...fields } = Object.fromEntries(new URL(url).searchParams);
  expect({ name, title, toPaste }).toEqual({
    name: template,
    title: 'Recorded: second-purchase',
    toPaste: [],
  });
  expect(fields).toEqual({
    row: answer.row,
    'api-version': answer.apiVersion,
    date: answer.date,
    exchange: answer.exchange,
    report: answer.report,
  });
  const file = new URL(`../../../../.github/ISSUE_TEMPLATE/${template}`, import.meta.url);
  const form: { body: { id?: string; type: string }[] } = parse(await readFile(file, 'utf8'));
  // Only fields of text can be filled in by an address.
  const ids = form.body.filter(({ type }) => type === 'input' || type === 'textarea').map(({ id }) => id);
  expect(Object.keys(fields).toSorted()).toEqual(ids.toSorted());
});

it.each([
  { what: 'the report', long: { report: 'x'.repeat(9000) }, toPaste: ['report'] },
  { what: 'the exchange', long: { exchange: 'ä'.repeat(2000) }, toPaste: ['report', 'exchange'] },
])('leaves out $what that does not fit into an address, and says so', ({ long, toPaste }) => {
  const draft = draftIssue({ ...answer, ...long });
  expect(draft.toPaste).toEqual(toPaste);
  expect(draft.url.length).toBeLessThanOrEqual(longestUrl);
});

it.each([
  ['endpoint=https://a/;accesskey=c2VjcmV0IGtleQ==', ['an access key']],
  ['Authorization: HMAC-SHA256 SignedHeaders=x-ms-date&Signature=c2VjcmV0IGtleQ==', ['a signature']],
  ['"Authorization": "Bearer my-secret-token"', ['a bearer token']],
  ['eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln', ['a JSON Web Token']],
  ['Set-Cookie: session=0123456789', ['a cookie']],
  ['Authorization: Bearer ***\naccesskey=…\nSignature=[redacted]', []],
  ['{"error":{"code":"Conflict","message":"The bearer of this may sign."}}', []],
])('sees the obvious credentials in %j', (text, names) => {
  expect(obviousSecrets(text)).toEqual(names);
});
