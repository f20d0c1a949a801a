import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { repositoryRoot } from '../src/repository-root.js';

let root: string;

/** A workspace of two packages: the task `check` succeeds in one and fails in the other. */
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'acs-contracts-tasks-'));
  const write = async (file: string, content: unknown) => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), JSON.stringify(content));
  };
  await write('package.json', { name: 'root', packageManager: 'npm@10.8.0', workspaces: ['packages/*'] });
  await write('turbo.json', {
    tasks: { check: { cache: false }, pass: { cache: false }, node: { cache: false } },
  });
  const package_ = (name: string, check: string) =>
    write(`packages/${name}/package.json`, { name: `@test/${name}`, scripts: { check, pass: 'node -e 0' } });
  const printNode = `node -e "console.log('runs on', process.env.npm_node_execpath); process.exit(3)"`;
  await write('packages/node/package.json', { name: '@test/node', scripts: { node: printNode } });
  await package_('good', `node -e "console.log('all is well')"`);
  await package_('bad', `node -e "console.log('\\u001b[31mred\\u001b[39m'); console.log(); process.exit(3)"`);
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** Runs tasks in that workspace with the output going to a pipe. */
function runTasks(...args: readonly string[]) {
  const module = new URL('../src/tasks/run-tasks.ts', import.meta.url).href;
  const program = `import { runTasks } from ${JSON.stringify(module)};
    process.exitCode = await runTasks(${JSON.stringify(root)}, ${JSON.stringify(args)}, process.stdout);`;
  const flags = ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', program];
  // What turbo tells a task about itself would make this turbo a part of that one. In a new home it has not yet shown
  // its notice about telemetry.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TURBO_')));
  const home = { HOME: root, XDG_CONFIG_HOME: root, APPDATA: root, TURBO_CONFIG_DIR_PATH: root };
  return new Promise<{ code: number | string; stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      flags,
      { env: { ...env, ...home, GITHUB_ACTIONS: 'true' } },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

it('prints a line for each task that succeeded, without colors and without a notice about telemetry', async () => {
  const { code, stdout, stderr } = await runTasks('pass');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.match(/^@test\/\w+:pass$/gm)?.sort()).toEqual(['@test/bad:pass', '@test/good:pass']);
  expect(stdout).not.toContain('\u001b');
  expect(stdout.toLowerCase()).not.toContain('telemetry');
});

it('prints all of what failed and nothing of what succeeded', async () => {
  const { code, stdout } = await runTasks('check', '--continue=always');
  expect(code).not.toBe(0);
  expect(stdout).toMatch(/\n@test\/bad:check failed:\n[\s\S]*\nred\n\n/);
  expect(stdout).not.toContain('all is well\n');
  expect(stdout).not.toContain('\u001b');
});

it('lets the Node.js of the machine run pnpm, or npm, which reads its settings next to it', async () => {
  const { code, stdout } = await runTasks('node');
  expect(code).not.toBe(0);
  const [, node] = /^runs on (.+)$/m.exec(stdout) ?? [];
  expect(node).toBeDefined();
  expect(node).not.toContain(repositoryRoot);
});
