import { fileURLToPath } from 'node:url';
import { compare, record } from './watch.js';

const usage = `usage: pnpm spec:watch FILE [--write]

Compares a published swagger with what the ledger has recorded of it, and prints what moved as Markdown.
With --write it records what the file says instead.
Exit code: 0 nothing moved, 1 something moved, 2 the file is missing or no swagger of this api-version.`;

const root = fileURLToPath(new URL('../../../', import.meta.url));

async function main(args: readonly string[]): Promise<number> {
  const [file, ...others] = args.filter((arg) => arg !== '--write');
  if (file === undefined || others.length > 0 || file.startsWith('-')) {
    console[file === '--help' ? 'log' : 'error'](usage);
    return file === '--help' ? 0 : 2;
  }
  if (args.includes('--write')) {
    await record(root, file);
    return 0;
  }
  const { gone, added } = await compare(root, file);
  if (gone.length + added.length === 0) {
    console.log('Nothing moved: the published swagger says what the ledger has recorded.');
    return 0;
  }
  console.log(`The published swagger no longer says what the ledger has recorded of it:

\`\`\`diff
${[...gone.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)].join('\n')}
\`\`\`

Does the service do so, too? Then change the contract and its ledger (\`spec/README.md\`). In any case record what is
published now with \`pnpm spec:watch FILE --write\`.`);
  return 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
