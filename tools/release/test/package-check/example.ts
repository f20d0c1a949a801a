import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packagesNode } from '@acs-contracts/node-releases';
import ts from 'typescript';
import { inject } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const here = fileURLToPath(new URL('../..', import.meta.url));

/** An example in a file of its own, in a project with the packages installed from their tarballs. */
export interface Example extends AsyncDisposable {
  /** The code, as the README has it. */
  readonly code: string;
  /** Compiles it; gives the errors. */
  typecheck(): string[];
  /** Runs it; gives what it prints, or rejects with what it prints to stderr when it fails. */
  run(environment: Readonly<Record<string, string>>): Promise<string>;
}

/** Takes the first TypeScript block of a README, whose path is relative to the repository's root. */
export async function exampleOf(readme: string): Promise<Example> {
  const code = /^```ts\n(.*?)^```$/ms.exec(await readFile(path.join(root, readme), 'utf8'))?.[1];
  if (code === undefined) throw new Error(`expected a \`\`\`ts block in ${readme}, found none`);
  const folder = await mkdtemp(path.join(inject('consumer'), 'example-'));
  const file = path.join(folder, 'example.ts');
  await writeFile(file, code);
  return {
    code,
    typecheck: () => compile(file),
    run: (environment) =>
      new Promise((resolve, reject) => {
        const env = { ...process.env, ...environment };
        const options = ['--import', import.meta.resolve('tsx'), file];
        execFile(packagesNode, options, { env, cwd: folder }, (error, stdout, stderr) => {
          if (error === null) resolve(stdout);
          else reject(new Error(`${readme}: ${stderr}`));
        });
      }),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

function compile(file: string): string[] {
  const { config } = ts.readConfigFile(path.join(here, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, here);
  const typeRoots = [path.join(here, 'node_modules/@types')];
  const program = ts.createProgram([file], { ...options, typeRoots, skipLibCheck: true, noEmit: true });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}
