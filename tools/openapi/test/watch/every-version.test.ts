import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const root = new URL('../../../../', import.meta.url);
const versions = async (folder: string) =>
  (await readdir(new URL(folder, root))).filter((name) => /^\d{4}-\d{2}-\d{2}/.test(name)).sort();
const ofTheContract = await versions('spec/phone-numbers/');

it('has recorded the published swagger of each api-version of the contract', async () => {
  expect(await versions('spec/published-swagger/')).toEqual(ofTheContract.map((version) => `${version}.txt`));
  expect(await versions('tools/openapi/test/watch/fixtures/PhoneNumbers/stable/')).toEqual(ofTheContract);
});

it('fetches the published swagger of each api-version of the contract every week', async () => {
  const workflow = await readFile(new URL('.github/workflows/spec-watch.yml', root), 'utf8');
  const listed = ofTheContract.map((version) => `"${version}"`).join(', ');
  expect(workflow).toContain(`version: [${listed}]`);
});
