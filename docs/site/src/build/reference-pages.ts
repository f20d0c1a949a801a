import { escaped } from '../plots/svg.js';
import { type EvidenceRow, readEvidence } from './evidence.js';
import { withSiteLinks } from './links.js';
import { type ReferenceDocument, referenceDocuments } from './openapi.js';
import type { GeneratedPage } from './page.js';
import { blobUrl, readRepositoryFile } from './repository.js';

/** Returns the pages about the documents: which operations there are, and the evidence for each. */
export async function referencePages(): Promise<GeneratedPage[]> {
  const markdown = await readRepositoryFile('spec/EVIDENCE.md');
  const references = await referenceDocuments();
  return [
    { page: 'index', title: 'Reference', content: overview(references) },
    { page: 'evidence', title: 'Evidence', content: evidence(markdown, references) },
  ];
}

/** The latest api-version is the first. */
function overview(references: readonly ReferenceDocument[]): string {
  const sections = references.toReversed().map(({ version, operations, evidence: rows }) => {
    const lines = operations.map(({ operationId, method, path, summary, anchor }) => {
      const link = `<a href="${version}.html#${anchor}" target="_self"><code>${method} ${escaped(path)}</code></a>`;
      const count = rows.get(operationId)?.length ?? 0;
      return `| ${link} | ${summary} | [${count}](./evidence#${anchorOf(operationId)}) |`;
    });
    return [
      `## ${version}`,
      `<p><a class="open-reference" href="${version}.html" target="_self">Open the reference of ${version}</a></p>`,
      `Every operation, header, schema and example of the document. Opening it loads about 1.3 MB. Files:
<a href="../openapi/${version}.yaml" target="_self">OpenAPI, YAML</a>,
<a href="../openapi/${version}.json" target="_self">OpenAPI, JSON</a>,
<a href="../arazzo/${version}.yaml" target="_self">Arazzo, the calls of a purchase in their order</a>.`,
      ['| operation | what it does | rows of evidence |', '|---|---|---:|', ...lines].join('\n'),
    ].join('\n\n');
  });
  const introduction = `The contract has a document for each api-version. The operations below lead into the full reference, and the
numbers to the [evidence](./evidence): what was recorded of the service, and why the contract says what it says.`;
  return ['# Reference', introduction, ...sections].join('\n\n');
}

/** The rows as sections: a table of six columns would be wider than any screen. */
function evidence(markdown: string, references: readonly ReferenceDocument[]): string {
  const rows = readEvidence(markdown);
  const introduction = markdown.slice(markdown.indexOf('\n') + 1, markdown.indexOf('\n## ')).trim();
  const sections = [...new Set(rows.map(({ section }) => section))].map((section) =>
    [`## ${section}`, ...rows.filter((row) => row.section === section).map(rowOf)].join('\n\n'),
  );
  const body = ['# Evidence', introduction, byOperation(references), ...sections].join('\n\n');
  return withSiteLinks(body, 'spec/EVIDENCE.md');
}

function byOperation(references: readonly ReferenceDocument[]): string {
  const latest = references.at(-1);
  if (latest === undefined) return '';
  const parts = latest.operations.map(({ operationId, method, path }) => {
    const links = (latest.evidence.get(operationId) ?? []).map(({ id }) => `[\`${id}\`](#${id})`);
    const list = links.length === 0 ? 'No row has a recording of it.' : links.join(', ');
    return `### \`${method} ${path}\` {#${anchorOf(operationId)}}\n\n${list}`;
  });
  const introduction = `The rows with a recording of an operation. Rows that rest on RFCs and guidelines concern all operations,
and are in the tables below only.`;
  return ['## By operation', introduction, ...parts].join('\n\n');
}

function rowOf({ id, page, service, contract, evidence: shown, test }: EvidenceRow): string {
  return [
    `### \`${id}\` {#${id}}`,
    [
      `- **The page**: ${page}`,
      `- **The service**: ${service}`,
      `- **The contract says**: ${contract}`,
      `- **Evidence**: ${withRecordings(shown)}`,
      `- **Test**: ${test}`,
    ].join('\n'),
  ].join('\n\n');
}

function withRecordings(text: string): string {
  return text.replaceAll(
    /`([\w.-]+\.json)`/g,
    (all, name: string) => `[${all}](${blobUrl}/spec/recorded-traffic/${name})`,
  );
}

function anchorOf(operationId: string): string {
  return operationId.toLowerCase().replaceAll('_', '-');
}
