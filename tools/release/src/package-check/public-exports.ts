import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { asRecord } from '@acs-contracts/commands/json';
import ts from 'typescript';

/** What users can import from an entry of a package. */
export interface PublicEntry {
  /** As `exports` has it: `.` or `./worker`. */
  readonly entry: string;
  /** Its declarations, relative to the package: `./dist/index.d.ts`. Absent where the entry is data. */
  readonly declarations: string | undefined;
  /** In alphabetical order, types as `type Name`. None where the entry is data. */
  readonly names: readonly string[];
}

/** What was read, by the folder of the package: several test files ask for the same. */
const known = new Map<string, Promise<PublicEntry[]>>();

/**
 * Everything that users can import from an installed package. Read once, so that the package must not change.
 *
 * @param folder - the folder that the package is installed in
 */
export function publicExports(folder: string): Promise<PublicEntry[]> {
  const entries = known.get(folder) ?? readEntries(folder);
  known.set(folder, entries);
  return entries;
}

async function readEntries(folder: string): Promise<PublicEntry[]> {
  const manifest: unknown = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const entries = Object.entries(asRecord(asRecord(manifest)['exports'])).map(([entry, target]) => {
    const { types } = asRecord(target);
    // Types of their own for CommonJS say the same.
    const found = typeof types === 'string' ? types : asRecord(types)['import'];
    return { entry, declarations: typeof found === 'string' ? found : undefined };
  });
  const files = entries.flatMap(({ declarations }) => declarations ?? []);
  // One program for all of them: what they share is parsed once.
  const program = ts.createProgram(
    files.map((file) => path.join(folder, file)),
    { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [] },
  );
  return entries.map(({ entry, declarations }) => ({
    entry,
    declarations,
    names: declarations === undefined ? [] : exportedNames(program, path.join(folder, declarations)),
  }));
}

function exportedNames(program: ts.Program, declarations: string): string[] {
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
