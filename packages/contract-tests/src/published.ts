import { createRequire } from 'node:module';

/** A bundled document of the contract, as far as its version goes. */
interface ContractDocument {
  readonly info: { readonly version: string };
}

const require = createRequire(import.meta.url);
let documents: ReadonlyMap<string, ContractDocument> | undefined;

/** Every document that `@acs-contracts/spec` exports, by its api-version, oldest first. Read once. */
function publishedDocuments(): ReadonlyMap<string, ContractDocument> {
  documents ??= readDocuments();
  return documents;
}

function readDocuments(): ReadonlyMap<string, ContractDocument> {
  const { exports }: { readonly exports: object } = require('@acs-contracts/spec/package.json');
  const entries = Object.keys(exports)
    .filter((name) => name.endsWith('/openapi.json'))
    .map((name): readonly [string, ContractDocument] => {
      const document: ContractDocument = require(name.replace(/^\./, '@acs-contracts/spec'));
      return [document.info.version, document];
    });
  return new Map(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The api-version that is meant where none is named. */
export const defaultVersion = '2021-03-07';

/** The api-versions that have a published contract, oldest first: `2021-03-07`, `2025-06-01`. */
export function publishedVersions(): readonly string[] {
  return [...publishedDocuments().keys()];
}

/**
 * The bundled document of an api-version.
 *
 * @throws RangeError when there is no contract of that version
 */
export function publishedDocument(apiVersion: string): object {
  const document = publishedDocuments().get(apiVersion);
  if (document !== undefined) return document;
  throw new RangeError(
    `apiVersion must be one of ${publishedVersions().join(', ')} (received ${JSON.stringify(apiVersion.slice(0, 60))})`,
  );
}

/**
 * The newest api-version with a published contract that is not newer than the given one: a service keeps what it promised
 * until a later version says otherwise. Without a version, with one that is not a date, or with one that is older than
 * every contract: the default version.
 */
export function contractVersionFor(apiVersion: string | null | undefined): string {
  if (apiVersion == null || !/^\d{4}-\d\d-\d\d/.test(apiVersion)) return defaultVersion;
  return publishedVersions().findLast((version) => version <= apiVersion) ?? defaultVersion;
}
