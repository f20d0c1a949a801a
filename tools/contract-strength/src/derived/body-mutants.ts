import type { Answer } from '@acs-contracts/phone-numbers-emulator';
import { jsonOf, memberOf, withBody, withJson } from '@acs-contracts/phone-numbers-emulator/edits';
import { type Node, nodesOf, pointerOf } from '../contract/nodes.js';
import type { DeclaredResponse } from '../contract/responses.js';
import { nodeMutants } from './node-mutants.js';
import type { ResponseMutant } from './response-mutant.js';

/** Every change of the body of a response: at each of its nodes, and as a whole. None where no body is declared. */
export function bodyMutants({ route, content, document }: DeclaredResponse): ResponseMutant[] {
  if (content === undefined) return [];
  const nodes = nodesOf(content.schema, document);
  return [
    ...nodes.flatMap((node) => ofNode(node, route === 'getOperation' && node.steps[0]?.key === 'error')),
    ...envelopes(nodes),
    ...documents,
  ];
}

/** @param isOutcome - whether the node is in the error of an operation, which is there exactly when that failed */
function ofNode(node: Node, isOutcome: boolean): ResponseMutant[] {
  return nodeMutants(node, isOutcome && node.steps.length === 1).map(({ apply, what, ...mutant }) => ({
    ...mutant,
    what: `${pointerOf(node) || 'body'} ${what}`,
    turns: node.turns,
    change: (answer) => changeJson(answer, (body) => (isOutcome && hasNotFailed(body) ? body : apply(body))),
  }));
}

function hasNotFailed(body: unknown): boolean {
  const status = memberOf(body, 'status');
  return status !== undefined && status !== 'failed';
}

/** The body inside of something, and the inside of the body without what is around it. */
function envelopes(nodes: readonly Node[]): ResponseMutant[] {
  const members = nodes.filter(({ steps, required }) => steps.length === 1 && required);
  const [only] = members;
  const inner = members.length === 1 && only?.schema.type === 'object' ? only.steps[0]?.key : undefined;
  return [
    envelope('in {"value": …}', (body) => ({ value: body })),
    envelope('in an array', (body) => [body]),
    ...(inner === undefined
      ? []
      : [envelope(`without ${inner} around it`, (body) => memberOf(body, String(inner)))]),
  ];
}

function envelope(what: string, apply: (body: unknown) => unknown): ResponseMutant {
  return { class: 'envelope', what: `body ${what}`, change: (answer) => changeJson(answer, apply) };
}

/** Bytes that are not the one JSON text they should be. */
const documents: readonly ResponseMutant[] = [
  documentMutant('is empty', () => ''),
  documentMutant('is cut off', (text) => text.slice(0, -2)),
  documentMutant('goes on after its end', (text) => `${text}${text}`),
  documentMutant('begins with a byte order mark', (text) => `\uFEFF${text}`),
  documentMutant('is a text of JSON', (text) => JSON.stringify(text)),
  {
    class: 'document',
    what: 'body is UTF-16',
    change: (answer) => withBody(answer, Buffer.from(new TextDecoder().decode(answer.body), 'utf16le')),
  },
];

function documentMutant(what: string, apply: (text: string) => string): ResponseMutant {
  return {
    class: 'document',
    what: `body ${what}`,
    change: (answer) => withBody(answer, apply(new TextDecoder().decode(answer.body))),
  };
}

function changeJson(answer: Answer, apply: (body: unknown) => unknown): Answer {
  const body = jsonOf(answer);
  const changed = body === undefined ? undefined : apply(body);
  return changed === undefined || changed === body ? answer : withJson(answer, changed);
}
