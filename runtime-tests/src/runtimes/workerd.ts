import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { bundle } from '../bundle.ts';
import { platformBinary } from '../platform-binary.ts';
import { type Runtime, reportOf, versionOf } from '../runtime.ts';

// The environment binding keeps the input out of the configuration's syntax; `private` is this machine and its network.
const configuration = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      compatibilityDate = "2026-11-01",
      bindings = [(name = "INPUT", fromEnvironment = "INPUT")],
    )),
    (name = "internet", network = (allow = ["private"])),
  ],
);
`;
const locate = () => {
  const architecture = process.arch === 'x64' ? '64' : process.arch;
  const binary = `@cloudflare/workerd-${process.platform}-${architecture}`;
  return platformBinary('workerd', binary, 'bin/workerd');
};

/** The runtime of Cloudflare's workers, in which the suite runs as a test: without a server, and so without a port. */
export const workerd: Runtime = {
  name: 'workerd',
  find: () => versionOf(locate),
  async run(input) {
    const folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-workerd-'));
    try {
      await writeFile(path.join(folder, 'worker.js'), await bundle('worker'));
      const config = path.join(folder, 'config.capnp');
      await writeFile(config, configuration);
      return await reportOf(locate(), ['test', config], { ...process.env, INPUT: JSON.stringify(input) });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
