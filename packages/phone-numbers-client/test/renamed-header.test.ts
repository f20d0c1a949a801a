import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const packages = fileURLToPath(new URL('../../', import.meta.url));
const generated = path.join(packages, 'phone-numbers-types/src/generated/phone-numbers.ts');

/** Compiles the client against the types that `change` makes of the generated ones; gives the errors. */
async function compileWith(change: (types: string) => string): Promise<string[]> {
  const types = change(await readFile(generated, 'utf8'));
  const configFile = path.join(packages, 'phone-numbers-client/tsconfig.build.json');
  const { config } = ts.readConfigFile(configFile, ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(configFile));
  const host = ts.createCompilerHost(options);
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (file, ...rest) =>
    path.normalize(file) === generated
      ? ts.createSourceFile(file, types, ts.ScriptTarget.ES2022)
      : readSource(file, ...rest);
  const source = path.join(packages, 'phone-numbers-types/src/index.ts');
  const common = path.join(packages, 'communication-error-types/src/index.ts');
  const program = ts.createProgram(
    fileNames,
    {
      ...options,
      noEmit: true,
      rootDir: packages,
      paths: {
        '@acs-contracts/phone-numbers-types': [source],
        '@acs-contracts/communication-error-types': [common],
      },
    },
    host,
  );
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('the client', () => {
  it('compiles against the generated types', async () => {
    expect(await compileWith((types) => types)).toEqual([]);
  });

  it.each([
    'Operation-Location',
    'operation-id',
    'purchase-id',
    'search-id',
    'capabilities-id',
    'release-id',
  ])('stops compiling when the contract renames the header %s', async (name) => {
    const errors = await compileWith((types) => types.replaceAll(`"${name}": `, `"x-${name}": `));
    expect(errors.join()).toContain(name);
  });

  it('stops compiling when the contract no longer requires a header', async () => {
    const errors = await compileWith((types) =>
      types.replaceAll('"operation-id": string', '"operation-id"?: string'),
    );
    expect(errors.join()).toContain('operation-id');
  });

  it('stops compiling when the contract renames the path', async () => {
    const errors = await compileWith((types) =>
      types.replaceAll('/availablePhoneNumbers/:purchase"', '/availablePhoneNumbers/purchase"'),
    );
    expect(errors.length).toBeGreaterThan(0);
  });
});
