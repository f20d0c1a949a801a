import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { machineEnvironment, machinePath } from '../src/programs/machine-environment.js';
import { repositoryRoot } from '../src/repository-root.js';

const run = promisify(execFile);

/** What pnpm gives a script of the repository: its own PATH, and where it has its own settings. */
const inScript = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name))),
  PATH: [path.join(repositoryRoot, 'node_modules/.bin'), process.env['PATH']].join(path.delimiter),
  npm_config_globalconfig: path.join(repositoryRoot, 'rc'),
};

it('npm reads the settings of the machine, not those of pnpm or of the Node.js that the repository brings', async () => {
  const settingsIn = async (env: NodeJS.ProcessEnv) =>
    (await run('npm', ['config', 'get', 'globalconfig'], { env })).stdout.trim();
  const { npm_config_globalconfig: _, ...withoutPnpm } = inScript;
  for (const script of [inScript, withoutPnpm]) {
    expect(await settingsIn(machineEnvironment(script))).not.toContain(repositoryRoot);
    expect(await settingsIn({ ...script, ...machineEnvironment(script) })).not.toContain(repositoryRoot);
    expect(await settingsIn(script)).toContain(repositoryRoot);
  }
});

it('leaves the folders of a repository out of the PATH, and relative ones', () => {
  const folders = [
    './node_modules/.bin',
    '/repository/a/node_modules/.bin',
    '/repository/a',
    '',
    '/repository/ab/bin',
    '/usr/bin',
  ];
  expect(machinePath(folders.join(path.delimiter), '/repository/a/')).toBe(
    ['/repository/ab/bin', '/usr/bin'].join(path.delimiter),
  );
  expect(machinePath('/repository/a/bin', '/repository/a')).toBe('');
});

it('keeps everything else of an environment', () => {
  expect(machineEnvironment({ HOME: '/home/a', PATH: '/usr/bin' })).toEqual({
    HOME: '/home/a',
    PATH: '/usr/bin',
  });
  expect(machineEnvironment({ HOME: '/home/a' })).toEqual({ HOME: '/home/a' });
});
