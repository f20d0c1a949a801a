import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel, type IConfigFile } from '@microsoft/api-extractor';

/** What a user of the packages compiles with. */
const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  module: 'nodenext',
  moduleResolution: 'nodenext',
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable', 'esnext.disposable'],
  types: [],
  // Declarations of dependencies are theirs.
  skipLibCheck: true,
};

/**
 * Everything that an entry of a package exports, with its signatures, as Markdown: what API Extractor reports.
 *
 * @param folder - the folder of the package, built; one in node_modules would count as somebody else's, and be left out
 * @param declarations - the declarations of the entry, relative to it: `dist/index.d.ts`
 * @throws Error if the declarations do not compile
 */
export async function apiReport(folder: string, declarations: string): Promise<string> {
  const output = await mkdtemp(path.join(tmpdir(), 'acs-contracts-api-'));
  try {
    const problems: string[] = [];
    Extractor.invoke(prepare(folder, declarations, output), {
      localBuild: true,
      messageCallback(message) {
        if (message.category === 'Compiler') problems.push(message.text);
        // Nothing is printed: the report is the result.
        message.handled = true;
      },
    });
    if (problems.length > 0) throw new Error(`${declarations} does not compile: ${problems.join('; ')}`);
    return await readFile(path.join(output, 'entry.api.md'), 'utf8');
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}

function prepare(folder: string, declarations: string, output: string): ExtractorConfig {
  const entry = path.join(folder, declarations);
  const quiet = { default: { logLevel: ExtractorLogLevel.None } };
  const configObject: IConfigFile = {
    projectFolder: folder,
    mainEntryPointFilePath: entry,
    newlineKind: 'lf',
    compiler: { overrideTsconfig: { compilerOptions, files: [entry] } },
    apiReport: {
      enabled: true,
      reportFileName: 'entry.api.md',
      reportFolder: output,
      reportTempFolder: path.join(output, 'temp'),
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
      extractorMessageReporting: quiet,
      tsdocMessageReporting: quiet,
    },
  };
  return ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: undefined,
    packageJsonFullPath: path.join(folder, 'package.json'),
  });
}
