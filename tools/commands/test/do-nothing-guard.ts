import childProcess from 'node:child_process';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

// Loaded before a program of which a test demands that it does nothing: what starts a process, listens, connects
// or writes a file ends the process. esbuild is a process of tsx.

const refuse =
  (what: string) =>
  (...args: readonly unknown[]): never => {
    console.error(`the program must do nothing, but called ${what} with ${String(args[0])}`);
    process.exit(70);
  };

const { spawn } = childProcess;
Object.assign(childProcess, {
  spawn: (file: string, ...rest: [string[], childProcess.SpawnOptions]) =>
    /esbuild/.test(file) ? spawn(file, ...rest) : refuse('spawn')(file),
});
for (const name of ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawnSync'] as const) {
  Object.assign(childProcess, { [name]: refuse(name) });
}
for (const name of ['appendFile', 'cp', 'mkdir', 'mkdtemp', 'rm', 'writeFile'] as const) {
  Object.assign(fs, { [name]: refuse(name) });
}
net.Server.prototype.listen = refuse('listen');
syncBuiltinESMExports();
