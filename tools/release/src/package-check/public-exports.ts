import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';
import { asRecord } from '../as-record.js';

/** What users can import from an entry of a package. */
export interface PublicEntry {
  /** As `exports` has it: `.` or `./worker`. */
  readonly entry: string;
  /** Its declarations, relative to the package: `./dist/index.d.ts`. Absent where the entry is data. */
  readonly declarations: string | undefined;
  /** In alphabetical order, types as `type Name`. None where the entry is data. */
  readonly names: readonly string[];
}

/**
 * Everything that users can import from an installed package.
 *
 * @param folder - the folder that the package is installed in
 */
export async function publicExports(folder: string): Promise<PublicEntry[]> {
  const manifest: unknown = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const entries = Object.entries(asRecord(asRecord(manifest)['exports']));
  return entries.map(([entry, target]) => {
    const { types } = asRecord(target);
    // Types of their own for CommonJS say the same.
    const found = typeof types === 'string' ? types : asRecord(types)['import'];
    const declarations = typeof found === 'string' ? found : undefined;
    return {
      entry,
      declarations,
      names: declarations === undefined ? [] : exportedNames(path.join(folder, declarations)),
    };
  });
}

function exportedNames(declarations: string): string[] {
  const program = ts.createProgram([declarations], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
  });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(declarations);
  const module = file && checker.getSymbolAtLocation(file);
  if (module === undefined) throw new Error(`expected a module in ${declarations}, found none`);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => {
      const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
      const { flags } = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
      const isValue = (flags & ts.SymbolFlags.Value) !== 0;
      return isValue ? symbol.name : `type ${symbol.name}`;
    })
    .sort();
}
