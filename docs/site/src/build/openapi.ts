import { readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  type EvidenceRow,
  evidenceByOperation,
  type OperationPath,
  type RecordedRequest,
  readEvidence,
} from './evidence.js';
import { documents, readRepositoryFile, root } from './repository.js';

/** An operation of a document, as far as it is changed here. */
interface Operation {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
}

/** A bundled document, as far as it is read here. */
export interface OpenApiDocument {
  readonly info: { readonly version: string; readonly title: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** An operation, as the pages about the documents name it. */
interface ReferenceOperation extends OperationPath {
  readonly summary: string;
  /** Where the operation is in the reference: `tag/purchase/POST/availablePhoneNumbers/:purchase`. */
  readonly anchor: string;
}

/** A document with what the reference and its pages need. */
export interface ReferenceDocument {
  readonly version: string;
  readonly document: OpenApiDocument;
  readonly operations: readonly ReferenceOperation[];
  readonly evidence: ReadonlyMap<string, readonly EvidenceRow[]>;
}

const methods: readonly string[] = ['get', 'put', 'post', 'delete', 'patch'];

/** Reads the document of every api-version, with the evidence for each operation. */
export async function referenceDocuments(): Promise<ReferenceDocument[]> {
  const rows = readEvidence(await readRepositoryFile('spec/EVIDENCE.md'));
  const recordings = await recordedRequests();
  return Promise.all(
    documents.map(async ({ version, openapi }) => {
      const document: OpenApiDocument = JSON.parse(await readRepositoryFile(`${openapi}.json`));
      const operations = operationsOf(document);
      return { version, document, operations, evidence: evidenceByOperation(rows, operations, recordings) };
    }),
  );
}

/**
 * Returns the document for the reference: the description of every operation ends with links to its rows of the evidence.
 *
 * @param evidenceUrl - the address of the page with the rows
 */
export function withEvidence(
  { document, evidence }: ReferenceDocument,
  evidenceUrl: string,
): OpenApiDocument {
  const paths = Object.entries(document.paths).map(([name, item]) => {
    const entries = Object.entries(item).map(([method, operation]) => {
      const rows = evidence.get(operation.operationId);
      if (!methods.includes(method) || rows === undefined) return [method, operation] as const;
      const links = rows.map(({ id }) => `[\`${id}\`](${evidenceUrl}#${id})`);
      const footer = `**Evidence**: ${links.length === 0 ? `nothing was recorded; [all rows](${evidenceUrl})` : links.join(', ')}`;
      return [
        method,
        { ...operation, description: `${operation.description ?? ''}\n\n${footer}`.trim() },
      ] as const;
    });
    return [name, Object.fromEntries(entries)] as const;
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

function operationsOf({ paths }: OpenApiDocument): ReferenceOperation[] {
  return Object.entries(paths).flatMap(([name, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.includes(method))
      .map(([key, { operationId, summary = '', tags: [tag = ''] = [] }]) => {
        const method = key.toUpperCase();
        const anchor = `tag/${tag.toLowerCase().replaceAll(' ', '-')}/${method}${name}`;
        return { operationId, method, path: name, summary, anchor };
      }),
  );
}

async function recordedRequests(): Promise<Map<string, RecordedRequest>> {
  const folder = 'spec/recorded-traffic';
  const names = (await readdir(path.join(root, folder))).filter((name) => name.endsWith('.json'));
  const entries = names.map(async (name) => {
    const { request }: { readonly request: RecordedRequest } = JSON.parse(
      await readRepositoryFile(`${folder}/${name}`),
    );
    return [name, request] as const;
  });
  return new Map(await Promise.all(entries));
}
