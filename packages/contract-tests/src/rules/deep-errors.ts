import { type Finding, finding } from '../finding.js';
import { declaredResponse } from './declared-response.js';
import { listMember, memberOf, membersOf, textMember } from './members.js';
import type { Rule } from './rule.js';
import { placeOf } from './shape.js';

/**
 * An error has the shape of a CommunicationError at every depth and in every detail. A validator recurses, and would
 * overflow the stack; so it sees the first of them only. Here all are walked without recursion, in linear time, by what
 * the contract's schema demands of one error. At most a hundred findings, none that the validator has, too.
 */
export const deepErrors: Rule = {
  name: 'deep-errors',
  evidence: 'error-required',
  check({ exchange: { response }, operation, diagnostics }) {
    const [content] = declaredResponse(operation, response.status)?.contents ?? [];
    const schema = memberOf(memberOf(content?.schema, 'properties'), 'error');
    const error = memberOf(response.body, 'error');
    if (textMember(schema, 'type') !== 'object' || error === undefined) return [];
    const known = new Set(diagnostics.response.map(placeOf));
    const findings: Finding[] = [];
    const open: Node[] = [{ value: error, step: 'error' }];
    for (let node = open.pop(); node !== undefined && findings.length < 100; node = open.pop()) {
      for (const { place, expected, actual } of checkNode(node, schema)) {
        if (!known.has(place)) findings.push(finding(deepErrors, place, expected, actual));
      }
      for (const child of childrenOf(node, schema)) open.push(child);
    }
    return findings;
  },
};

/** A value that should be an error, and the way to it. */
interface Node {
  readonly value: unknown;
  readonly step: string;
  readonly parent?: Node;
}

interface Fault {
  readonly place: string;
  readonly expected: string;
  readonly actual: unknown;
}

function childrenOf(node: Node, schema: unknown): Node[] {
  const { value } = node;
  return membersOf(memberOf(schema, 'properties')).flatMap(([name, property]): Node[] => {
    const child = memberOf(value, name);
    if (child === undefined) return [];
    if (isError(property)) return [{ value: child, step: name, parent: node }];
    if (!isError(memberOf(property, 'items'))) return [];
    return listMember(value, name).map((item, index) => {
      return { value: item, step: `${name}/${index}`, parent: node };
    });
  });
}

/** The only references in the schema of an error are those to itself. */
function isError(schema: unknown): boolean {
  return textMember(schema, '$ref') !== undefined;
}

function checkNode(node: Node, schema: unknown): Fault[] {
  const { value } = node;
  if (typeOf(value) !== 'object') return [{ place: pointerOf(node), expected: 'an error', actual: value }];
  const missing = listMember(schema, 'required')
    .map(String)
    .filter((name) => memberOf(value, name) === undefined);
  return [
    ...missing.map((name) => ({
      place: `${pointerOf(node)}/${name}`,
      expected: 'a text',
      actual: undefined,
    })),
    ...membersOf(memberOf(schema, 'properties')).flatMap(([name, property]): Fault[] => {
      const actual = memberOf(value, name);
      if (actual === undefined || satisfies(actual, property)) return [];
      const expected = `${memberOf(property, 'type')} of at least ${memberOf(property, 'minLength') ?? 0}`;
      return [{ place: `${pointerOf(node)}/${name}`, expected, actual }];
    }),
  ];
}

function satisfies(value: unknown, schema: unknown): boolean {
  const type = memberOf(schema, 'type');
  if (type !== undefined && type !== typeOf(value)) return false;
  return typeof value !== 'string' || value.length >= Number(memberOf(schema, 'minLength') ?? 0);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function pointerOf(node: Node): string {
  const steps: string[] = [];
  for (let at: Node | undefined = node; at !== undefined; at = at.parent) steps.push(at.step);
  return `body#/${steps.reverse().join('/')}`;
}
