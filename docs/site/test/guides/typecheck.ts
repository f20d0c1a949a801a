import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const site = fileURLToPath(new URL('../../', import.meta.url));

/** Compiles TypeScript files of a folder, with what is installed there; returns the errors. */
export function typecheck(folder: string, files: readonly string[]): string[] {
  if (files.length === 0) return [];
  const { config } = ts.readConfigFile(path.join(site, '../../tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, site);
  const program = ts.createProgram(
    files.map((file) => path.join(folder, file)),
    {
      ...options,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.esnext.disposable.d.ts'],
      // What `npm init` and TypeScript's own defaults would do in a project of ES modules.
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      typeRoots: [path.join(site, 'node_modules/@types')],
    },
  );
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line + 1;
    return `${path.basename(file?.fileName ?? '')}:${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
