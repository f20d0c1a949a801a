import { readTables } from './tables.js';

/** A row of the evidence table: what page, service and contract say about one thing, and what shows it. */
export interface EvidenceRow {
  readonly id: string;
  /** The heading of the table. */
  readonly section: string;
  readonly page: string;
  readonly service: string;
  readonly contract: string;
  readonly evidence: string;
  readonly test: string;
  /** The recordings that the row names. */
  readonly recordings: readonly string[];
}

/** Reads the rows of `spec/EVIDENCE.md`, in order. */
export function readEvidence(markdown: string): EvidenceRow[] {
  return readTables(markdown).flatMap(({ heading, rows }) =>
    rows.map(([first = '', page = '', service = '', contract = '', evidence = '', test = '']) => {
      const [, id] = /<a id="([\w-]+)">/.exec(first) ?? [];
      if (id === undefined) throw new Error(`expected an id in the row ${first} of spec/EVIDENCE.md`);
      const recordings = [...`${page} ${service} ${evidence}`.matchAll(/`([\w.-]+\.json)`/g)].map(
        ([, name = '']) => name,
      );
      return { id, section: heading, page, service, contract, evidence, test, recordings };
    }),
  );
}

/** What a recording says about its request. */
export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
}

/** An operation of the contract. */
export interface OperationPath {
  readonly operationId: string;
  /** In capitals. */
  readonly method: string;
  /** A template: `/phoneNumbers/{phoneNumber}`. */
  readonly path: string;
}

/**
 * Returns the rows for each operation, by its id: those with a recording of it. Rows without any recording are for all
 * operations, and are not in the result.
 */
export function evidenceByOperation(
  rows: readonly EvidenceRow[],
  operations: readonly OperationPath[],
  recordings: ReadonlyMap<string, RecordedRequest>,
): Map<string, EvidenceRow[]> {
  return new Map(
    operations.map((operation) => [
      operation.operationId,
      rows.filter((row) =>
        row.recordings.some((name) => {
          const request = recordings.get(name);
          return request !== undefined && operationOf(request, operations) === operation;
        }),
      ),
    ]),
  );
}

/** The operation that a recorded request is for; one with a literal path goes before one with a template. */
function operationOf(
  request: RecordedRequest,
  operations: readonly OperationPath[],
): OperationPath | undefined {
  const segments = new URL(request.url).pathname.replace(/^\/{2,}/, '/').split('/');
  const matching = operations.filter(({ method, path }) => {
    const parts = path.split('/');
    return (
      method === request.method.toUpperCase() &&
      parts.length === segments.length &&
      parts.every((part, index) => part.startsWith('{') || part === segments[index])
    );
  });
  return matching.find(({ path }) => !path.includes('{')) ?? matching[0];
}
