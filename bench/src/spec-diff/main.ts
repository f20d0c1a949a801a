import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '@acs-contracts/commands/command';
import { largeDocument } from './large-document.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const number = (description: string) => ({ type: 'string', value: 'N', description }) as const;

await runCommand(
  {
    name: 'pnpm bench:spec-diff',
    summary:
      'Compares two versions of a generated description with spec:diff, once, and prints the time that it took.',
    options: {
      paths: number('the number of paths'),
      operations: number('the number of operations'),
      schemas: number('the number of schemas'),
    },
    examples: ['pnpm bench:spec-diff --paths 100'],
    exitCodes: { 0: 'it was measured' },
  },
  async ({ values }) => {
    const size = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
    measure(size);
    return 0;
  },
);

function measure(size: Parameters<typeof largeDocument>[0]): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'acs-contracts-spec-diff-'));
  try {
    writeFileSync(path.join(folder, 'old.json'), JSON.stringify(largeDocument(size)));
    writeFileSync(path.join(folder, 'new.json'), JSON.stringify(largeDocument(size, 20)));
    const start = performance.now();
    const program = path.join(root, 'tools/spec-diff/src/main.ts');
    const env = { ...process.env, INIT_CWD: folder };
    const args = ['--import', import.meta.resolve('tsx'), program, 'old.json', 'new.json'];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      cwd: root,
      env,
      encoding: 'utf8',
    });
    console.log(`${stdout.split('\n').slice(0, 2).join('\n')}${stderr}`);
    console.log(`exit code ${status} after ${((performance.now() - start) / 1000).toFixed(1)} s`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
