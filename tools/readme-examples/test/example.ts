import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const here = fileURLToPath(new URL('..', import.meta.url));

/** An example in a file of its own, among packages that are installed as a user installs them. */
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
  const folder = await mkdtemp(path.join(here, '.example-'));
  const file = path.join(folder, 'example.ts');
  await writeFile(file, code);
  return {
    code,
    typecheck: () => compile(file),
    run: (environment) =>
      new Promise((resolve, reject) => {
        const env = { ...process.env, ...environment };
        execFile(process.execPath, ['--import', 'tsx', file], { env, cwd: here }, (error, stdout, stderr) => {
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
  const program = ts.createProgram([file], { ...options, noEmit: true });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}
