import path from 'node:path';
import ts from 'typescript';

/** A use of the types that is compiled. It declares one name, which ends in the suffix. */
export type Snippet = (suffix: string) => string;

const typesFile = '/contract/types.ts';
const usesFile = '/contract/uses.ts';
const importLine = "import type { components, operations, paths } from './types.js';";
const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  lib: ['lib.es5.d.ts'],
  types: [],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  skipLibCheck: true,
};
/** The number of snippets in one file: what the compiler knows of them is given up before the next file. */
const batchSize = 5000;
const libFolder = path.dirname(ts.getDefaultLibFilePath(options));
const libFiles = new Map<string, ts.SourceFile | undefined>();

/** Compiles uses of the types of one version, in this process and without files. */
export class TypesCompiler {
  private readonly types: ts.SourceFile;
  private readonly program: ts.Program;

  /** @param text - the types, as the generator renders them */
  constructor(text: string) {
    this.types = ts.createSourceFile(typesFile, text, ts.ScriptTarget.ES2022, true);
    this.program = this.createProgram(new Map([[typesFile, this.types]]));
  }

  /** The checker, and the types that a module exports, by name. */
  exports(): { readonly checker: ts.TypeChecker; readonly types: ReadonlyMap<string, ts.Type> } {
    const checker = this.program.getTypeChecker();
    const module = checker.getSymbolAtLocation(this.types);
    const symbols = module === undefined ? [] : checker.getExportsOfModule(module);
    return {
      checker,
      types: new Map(symbols.map((symbol) => [symbol.name, checker.getDeclaredTypeOfSymbol(symbol)])),
    };
  }

  /** The first error of each snippet; `undefined` for one that compiles. */
  check(snippets: readonly Snippet[]): (string | undefined)[] {
    const batches = Array.from({ length: Math.ceil(snippets.length / batchSize) }, (_, index) =>
      snippets.slice(index * batchSize, (index + 1) * batchSize),
    );
    return batches.flatMap((batch) => this.checkBatch(batch));
  }

  private checkBatch(snippets: readonly Snippet[]): (string | undefined)[] {
    const lines = [importLine, ...snippets.map((snippet, index) => snippet(String(index)))];
    const starts: number[] = [];
    for (let index = 0, start = 0; index < lines.length; index += 1) {
      starts.push(start);
      start += (lines[index]?.length ?? 0) + 1;
    }
    const uses = ts.createSourceFile(usesFile, lines.join('\n'), ts.ScriptTarget.ES2022, true);
    const files = new Map([
      [typesFile, this.types],
      [usesFile, uses],
    ]);
    const program = this.createProgram(files, this.program);
    const errors: (string | undefined)[] = snippets.map(() => undefined);
    for (const { start = 0, messageText } of program.getSemanticDiagnostics(uses)) {
      const index = starts.findLastIndex((line) => line <= start) - 1;
      errors[index] ??= ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 300);
    }
    return errors;
  }

  private createProgram(files: ReadonlyMap<string, ts.SourceFile>, previous?: ts.Program): ts.Program {
    const host: ts.CompilerHost = {
      getSourceFile: (name) => files.get(name) ?? libFile(name),
      fileExists: (name) => files.has(name),
      readFile: () => undefined,
      writeFile: () => undefined,
      getDefaultLibFileName: () => path.join(libFolder, 'lib.es5.d.ts'),
      getDefaultLibLocation: () => libFolder,
      getCurrentDirectory: () => '/contract',
      getCanonicalFileName: (name) => name,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
    };
    return ts.createProgram({
      rootNames: [...files.keys()],
      options,
      host,
      ...(previous && { oldProgram: previous }),
    });
  }
}

/**
 * A snippet as a user would write it, in a file of its own.
 *
 * @param module - what the types are imported from
 */
export function formatSnippet(snippet: Snippet, module: string): string {
  const text = snippet('');
  const used = ['components', 'operations', 'paths'].filter((name) => text.includes(`${name}[`));
  return `import type { ${used.join(', ')} } from '${module}';\n\n${text}`;
}

function libFile(name: string): ts.SourceFile | undefined {
  if (!libFiles.has(name)) {
    const text = name.startsWith(libFolder) ? ts.sys.readFile(name) : undefined;
    const file =
      text === undefined ? undefined : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
    libFiles.set(name, file);
  }
  return libFiles.get(name);
}
