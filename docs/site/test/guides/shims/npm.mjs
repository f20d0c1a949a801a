// Plays npm for the guides: `npm install` links packages of the repository, and refuses those that it does not have, so that
// a block can import only what the page told its readers to install.
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const { GUIDE_PACKAGES: packages = '', GUIDE_BIN: bin = '' } = process.env;
const [command, ...args] = process.argv.slice(2);
const names = args.filter((argument) => !argument.startsWith('-'));

if (command === 'init') {
  writeFileSync(
    'package.json',
    `${JSON.stringify({ name: path.basename(process.cwd()), version: '1.0.0' }, null, 2)}\n`,
  );
} else if (command === 'install' && names.length > 0) {
  const isGlobal = args.includes('--global');
  if (!isGlobal && !existsSync('package.json')) {
    console.error(
      'npm: this folder has no package.json, and npm would install into one above it: run npm init -y first',
    );
    process.exit(1);
  }
  for (const name of names) {
    const source = path.join(packages, name);
    if (!existsSync(source)) {
      console.error(`npm: ${name} is no dependency of the package of the site`);
      process.exit(1);
    }
    if (isGlobal) install(source);
    else link(name, source);
  }
} else {
  console.error(`npm: ${process.argv.slice(2).join(' ')} is not played by this program`);
  process.exit(1);
}

/** Makes a package importable in this folder. */
function link(name, source) {
  const target = path.join('node_modules', name);
  mkdirSync(path.dirname(target), { recursive: true });
  if (!existsSync(target)) symlinkSync(source, target, 'dir');
}

/** Puts the commands of a package on PATH. */
function install(source) {
  const { bin: commands } = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8'));
  for (const [name, file] of Object.entries(commands)) {
    const script = path.join(bin, name);
    writeFileSync(script, `#!/bin/sh\nexec "${process.execPath}" "${path.join(source, file)}" "$@"\n`);
    chmodSync(script, 0o755);
  }
}
