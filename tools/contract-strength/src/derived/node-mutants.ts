import { resolve } from '../contract/document.js';
import type { Node } from '../contract/nodes.js';
import { sampleOf } from '../contract/sample.js';
import { brokenTexts, conforms } from './conforms.js';
import { absent, editAt } from './edit.js';
import { type Reason, reasonToOmit } from './equivalence.js';
import type { MutantClass } from './response-mutant.js';

/** One change of the value at a node of a body. */
export interface NodeMutant {
  readonly class: MutantClass;
  /** What is there instead. */
  readonly what: string;
  readonly reason?: Reason | undefined;
  /** A changed copy of a body, grown where it does not reach down to the node. */
  readonly apply: (body: unknown) => unknown;
}

/** Every change of a node. @param isDemanded - whether the evidence demands a member that the schema does not require */
export function nodeMutants(node: Node, isDemanded: boolean): NodeMutant[] {
  const isMember = typeof node.steps.at(-1)?.key === 'string';
  const isNullable = node.schema.nullable === true;
  return [
    ...(isMember ? [dropped(node, isDemanded), renamed(node, isDemanded)] : []),
    replaced(node, 'member null', null, isNullable ? 'nullable-member' : undefined),
    ...otherTypes(node).map((value) => replaced(node, 'member type', value)),
    ...otherValues(node).map((value) => replaced(node, 'member constraint', value)),
    ...enumMutants(node),
  ];
}

function replaced(node: Node, kind: MutantClass, value: unknown, reason?: Reason): NodeMutant {
  const apply = (body: unknown) => editAt(body, node.steps, () => value);
  return { class: kind, what: `is ${JSON.stringify(value)}`, reason, apply };
}

function dropped(node: Node, isDemanded: boolean): NodeMutant {
  const reason = reasonToOmit(node.required || isDemanded, 'optional-member');
  const apply = (body: unknown) => editAt(body, node.steps, () => absent);
  return { class: 'member dropped', what: 'is absent', reason, apply };
}

/** The member under its name in Pascal case, as a serializer of .NET writes it by default. */
function renamed(node: Node, isDemanded: boolean): NodeMutant {
  const name = String(node.steps.at(-1)?.key);
  const other = capitalize(name);
  return {
    class: 'member case',
    what: `is called ${other}`,
    reason: reasonToOmit(node.required || isDemanded, 'unknown-member'),
    apply(body) {
      const grown = editAt(body, node.steps, (current) => current ?? sampleOf(node.schema, node.document));
      return editAt(grown, node.steps.slice(0, -1), (parent) =>
        Object.fromEntries(
          Object.entries(parent ?? {}).map(([key, value]) => [key === name ? other : key, value]),
        ),
      );
    },
  };
}

/** Values of two other types than the one that is declared. */
function otherTypes({ schema }: Node): readonly unknown[] {
  switch (schema.type) {
    case 'object':
      return [[], 'text'];
    case 'array':
      return [{}, 'text'];
    case 'number':
    case 'integer':
      return ['2', true];
    default:
      return [42, { value: 'text' }];
  }
}

/** Values of the declared type that break what else is declared: format, pattern, least length, minimum. */
function otherValues({ schema, document }: Node): readonly unknown[] {
  if (schema.type === 'integer') return [1.5];
  if (schema.type === 'number') return schema.minimum === 0 ? [-1] : [];
  if (schema.type !== 'string' || schema.enum !== undefined) return [];
  return brokenTexts(String(schema.example ?? 'text'), schema, document);
}

const cases: readonly (readonly [what: string, change: (text: string) => string])[] = [
  ['is in Pascal case', capitalize],
  ['is in capitals', (text) => text.toUpperCase()],
  ['is in lower case', (text) => text.toLowerCase()],
];

/** The values in another case. In an extensible enum this may be a value added since. */
function enumMutants(node: Node): NodeMutant[] {
  const values = valuesOf(node);
  return cases.flatMap(([what, change]): NodeMutant[] => {
    const changed = values.map(change).filter((value) => !values.includes(value));
    if (changed.length === 0) return [];
    const reason = changed.every((value) => conforms(value, node.schema, node.document))
      ? 'extensible-enum'
      : undefined;
    const apply = (body: unknown) =>
      editAt(body, node.steps, (current) =>
        change(typeof current === 'string' ? current : (values[0] ?? '')),
      );
    return [{ class: 'enum case', what, reason, apply }];
  });
}

function valuesOf({ schema, document }: Node): readonly string[] {
  return [schema, ...(schema.anyOf ?? [])].flatMap(
    (alternative) => resolve(alternative, document.components.schemas).enum ?? [],
  );
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
