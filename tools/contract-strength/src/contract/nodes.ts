import { type Document, resolve, type Schema } from './document.js';
import { sampleOf } from './sample.js';

/** One step down into a body. */
export interface Step {
  readonly key: string | number;
  /** What to step into where the body has nothing there: a conforming sample of it. */
  readonly host: unknown;
}

/** One place of a body that the contract describes. */
export interface Node {
  readonly steps: readonly Step[];
  readonly schema: Schema;
  /** The contract that the schema is part of. */
  readonly document: Document;
  /** Whether its parent requires it; elements of arrays are, in the sense that they cannot be left out. */
  readonly required: boolean;
  /** The members through which the recursion went, from the outside in. */
  readonly turns: readonly string[];
}

/** How many times a schema may be entered from within itself. */
const unrolled = 2;

interface Walk {
  readonly node: Node;
  /** The schemas that are entered, by reference. */
  readonly entered: readonly string[];
}

/** Every node of a schema, its root first, with recursion unrolled two deep; of an array, the first element. */
export function nodesOf(schema: Schema, document: Document): Node[] {
  return visit({ node: { steps: [], schema, document, required: true, turns: [] }, entered: [] });
}

function visit({ node, entered }: Walk): Node[] {
  const { $ref } = node.schema;
  const depth = entered.filter((name) => name === $ref).length;
  if (depth > unrolled) return [];
  const within = $ref === undefined ? entered : [...entered, $ref];
  const schema = resolve(node.schema, node.document.components.schemas);
  return [{ ...node, schema }, ...childrenOf({ ...node, schema }, within).flatMap(visit)];
}

function childrenOf(node: Node, entered: readonly string[]): Walk[] {
  const { schema, document } = node;
  const host = sampleOf(schema, document);
  if (schema.items !== undefined) return [childOf(node, { key: 0, host }, schema.items, true, entered)];
  return Object.entries(schema.properties ?? {}).map(([key, member]) =>
    childOf(node, { key, host }, member, schema.required?.includes(key) ?? false, entered),
  );
}

function childOf(
  node: Node,
  step: Step,
  schema: Schema,
  required: boolean,
  entered: readonly string[],
): Walk {
  const isTurn = schema.$ref !== undefined && entered.includes(schema.$ref);
  const member = step.key === 0 ? node.steps.at(-1)?.key : step.key;
  const turns = isTurn ? [...node.turns, String(member)] : node.turns;
  return { node: { ...node, steps: [...node.steps, step], schema, required, turns }, entered };
}

/** The JSON pointer of a node (RFC 6901): `/error/details/0/code`. */
export function pointerOf({ steps }: Pick<Node, 'steps'>): string {
  return steps.map(({ key }) => `/${key}`).join('');
}
