import path from 'node:path';
import ts from 'typescript';
import type { Level } from '../change.js';
import { git } from '../document/git.js';

/** A type test of the older version that does not compile with the newer types. */
export interface BrokenTypeTest {
  /** The package: `@acs-contracts/phone-numbers-types`. */
  readonly name: string;
  /** `file:line message`. */
  readonly message: string;
  /**
   * What has to be promised for it: a test that asks for an exact type (`toEqualTypeOf`, an error that is expected)
   * also fails when types only grow.
   */
  readonly level: Level;
}

const testFiles = /^packages\/([^/]+-types)\/test\/.*\.test-d\.ts$/;
/** The directive `@ts-expect-error` where there is no error any more. */
const unusedExpectation = 2578;

/** Compiles the type tests of a commit against the types in the work tree, without writing any file. */
export async function compileOldTypeTests(root: string, base: string): Promise<BrokenTypeTest[]> {
  const files = (await git(root, 'ls-tree', '-r', '--name-only', base, '--', 'packages')).split('\n');
  const texts = new Map<string, Map<string, string>>();
  for (const file of files) {
    const [, folder] = testFiles.exec(file) ?? [];
    if (folder === undefined) continue;
    const ofPackage = texts.get(folder) ?? new Map<string, string>();
    texts.set(folder, ofPackage.set(path.join(root, file), await git(root, 'show', `${base}:${file}`)));
  }
  return [...texts].flatMap(([folder, ofPackage]) => compile(root, folder, ofPackage));
}

/** What is installed, which all packages compile alike: to parse it takes longer than to parse a package. */
const libraries = new Map<string, ts.SourceFile>();

/** Compiles type tests of one package, given by their paths, together: they share most of what they import. */
function compile(root: string, folder: string, texts: ReadonlyMap<string, string>): BrokenTypeTest[] {
  const options = readOptions(root, path.join(root, 'packages', folder));
  const host = ts.createCompilerHost(options, true);
  const { readFile, fileExists } = host;
  host.readFile = (name) => texts.get(path.resolve(name)) ?? readFile(name);
  host.fileExists = (name) => texts.has(path.resolve(name)) || fileExists(name);
  host.getSourceFile = (name, version) => {
    const known = libraries.get(name);
    if (known !== undefined) return known;
    const source = host.readFile(name);
    const file = source === undefined ? undefined : ts.createSourceFile(name, source, version, true);
    if (file !== undefined && /[\\/]node_modules[\\/]/.test(name)) libraries.set(name, file);
    return file;
  };
  const program = ts.createProgram({ rootNames: [...texts.keys()], options, host });
  return [...texts.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    if (source === undefined) throw new Error(`expected to compile ${file}, which TypeScript does not find`);
    return ts.getPreEmitDiagnostics(program, source).map((diagnostic) => {
      const { line } = source.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
      const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ').slice(0, 300);
      return {
        name: `@acs-contracts/${folder}`,
        message: `${path.relative(root, file).replaceAll(path.sep, '/')}:${line + 1} ${message}`,
        level: isExact(source, diagnostic) ? 'minor' : 'major',
      } as const;
    });
  });
}

/** The options of a package, its siblings taken from their sources, so that nothing has to be built. */
function readOptions(root: string, folder: string): ts.CompilerOptions {
  const file = path.join(folder, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const sources = path.join(root, 'packages', '*', 'src', 'index.ts');
  return { ...options, noEmit: true, skipLibCheck: true, paths: { '@acs-contracts/*': [sources] } };
}

function isExact(source: ts.SourceFile, { code, start = 0 }: ts.Diagnostic): boolean {
  if (code === unusedExpectation) return true;
  let node: ts.Node = source;
  for (let inner: ts.Node | undefined = source; inner !== undefined; ) {
    node = inner;
    inner = node.getChildren(source).find((child) => child.getFullStart() <= start && start < child.getEnd());
  }
  while (node.parent !== undefined && !ts.isCallExpression(node)) node = node.parent;
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  return node.expression.name.text === 'toEqualTypeOf';
}
