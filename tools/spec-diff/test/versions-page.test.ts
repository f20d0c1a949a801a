import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { versionsPage } from '../src/report/versions-page.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

it('says in docs/api-versions.md how each api-version differs from the one before it', async () => {
  await expect(await versionsPage(root)).toMatchFileSnapshot(`${root}docs/api-versions.md`);
});
