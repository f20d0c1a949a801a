import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the repository. */
export const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** The folder of the site. */
export const siteFolder = path.join(root, 'docs/site');

/** Where the files of the repository can be read. */
export const blobUrl = 'https://github.com/acs-contracts/acs-contracts/blob/main';

/** The api-versions that have a document, and where it is, without an extension. */
export const documents = [
  { version: '2021-03-07', openapi: 'spec/generated/openapi', arazzo: 'spec/arazzo/2021-03-07.arazzo.yaml' },
  {
    version: '2025-06-01',
    openapi: 'spec/generated/2025-06-01/openapi',
    arazzo: 'spec/arazzo/2025-06-01.arazzo.yaml',
  },
] as const;

/** Reads a file of the repository. */
export function readRepositoryFile(file: string): Promise<string> {
  return readFile(path.join(root, file), 'utf8');
}
