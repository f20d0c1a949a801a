import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '@acs-contracts/commands/command';
import { largeDocument } from './large-document.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** As in the script `spec`: with this limit the whole process stays below 2 GB on 550 paths. */
const heapLimit = '--max-old-space-size=1536';
const printPeak = 'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))';
const number = (description: string) => ({ type: 'string', value: 'N', description }) as const;

await runCommand(
  {
    name: 'pnpm bench spec-diff',
    summary:
      'Compares two versions of a generated description with spec diff, once, and prints its time and its peak memory.',
    options: {
      paths: number('the number of paths'),
      operations: number('the number of operations'),
      schemas: number('the number of schemas'),
    },
    examples: ['pnpm bench spec-diff --paths 100'],
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
    const program = path.join(root, 'tools/spec-diff/src/diff-main.ts');
    const env = { ...process.env, INIT_CWD: folder };
    const imports = ['--import', import.meta.resolve('tsx'), '--import', printPeak];
    const args = [heapLimit, ...imports, program, 'old.json', 'new.json'];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      cwd: root,
      env,
      encoding: 'utf8',
    });
    const messages = stderr.trim().split('\n');
    const peak = (Number(messages.pop()) / 1e6).toFixed(2);
    console.log([...stdout.split('\n').slice(0, 2), ...messages].join('\n'));
    const time = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`exit code ${status} after ${time} s, ${peak} GB of memory at most`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
