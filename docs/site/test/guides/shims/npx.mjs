// Plays npx for the guides: it runs the command of a package of the repository.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const { GUIDE_PACKAGES: packages = '' } = process.env;
const given = [];
let args = process.argv.slice(2);
while (args[0]?.startsWith('-')) {
  const [option, value, ...rest] = args;
  if (option === '-p') given.push(value);
  args = option === '-p' ? rest : [value, ...rest];
}
const [first, ...others] = args;
const found = (given.length > 0 ? given : [first])
  .filter((name) => existsSync(path.join(packages, name)))
  .flatMap((name) => {
    const folder = path.join(packages, name);
    const { bin = {} } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const commands = typeof bin === 'string' ? { [name]: bin } : bin;
    return Object.entries(commands).map(([command, file]) => ({ command, file: path.join(folder, file) }));
  });
const wanted = given.length > 0 ? found.find(({ command }) => command === first) : found[0];
if (wanted === undefined) {
  console.error(`npx: ${first} is no command of a dependency of the package of the site`);
  process.exit(1);
}
const running = spawn(process.execPath, [wanted.file, ...others], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => running.kill(signal));
running.on('close', (code) => process.exit(code ?? 1));
