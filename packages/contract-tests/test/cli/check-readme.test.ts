import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { run } from './run.js';

it('the example of the README prints what the README says, and ends with 1', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const [, section = ''] = readme.split('## Check recorded traffic\n');
  const block = (language: string) =>
    new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(section)?.[1] ?? '';
  const [, command = ''] = /^npx @acs-contracts\/contract-tests (.+)\n$/.exec(block('sh')) ?? [];
  const folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-readme-'));
  try {
    await writeFile(path.join(folder, 'purchase.json'), block('json'));
    const { code, stdout, stderr } = await run(command.split(' '), {}, folder);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toBe(block('text'));
    expect(stdout).not.toContain('my-secret-token');
  } finally {
    await rm(folder, { recursive: true });
  }
});
