import { renderTypes } from '@acs-contracts/openapi-tools/render-types';
import { type Change, changeId } from '../change.js';
import { isWithin, pointerTo } from '../document/pointer.js';
import { type JsonObject, objectMembers } from '../json.js';
import { readContract } from '../wire/contract.js';
import { formatSnippet, TypesCompiler } from './compiler.js';
import { schemaNames, schemasIn } from './schema-uses.js';
import { type Hints, listUses, type Use } from './uses.js';
import { listWrites } from './writes.js';

/** What users of the type packages notice, and whether the generated text differs at all. */
export interface TypesComparison {
  readonly changes: readonly Change[];
  readonly isSameText: boolean;
}

/**
 * Compares the types that two bundled documents render to, by compiling uses of them: what compiles with the older
 * types and not with the newer breaks users, what compiles with the newer alone is an addition. Answers are read and
 * requests are written; an answer that gains a member breaks nobody, although a made-up one then lacks it.
 *
 * @param module - what users import the types from, for the snippets that are shown
 */
export async function compareTypes(
  older: JsonObject,
  newer: JsonObject,
  module: string,
): Promise<TypesComparison> {
  const [before, after] = await Promise.all([renderTypes({ ...older }), renderTypes({ ...newer })]);
  if (withoutComments(before) === withoutComments(after))
    return { changes: [], isSameText: before === after };
  const old = new TypesCompiler(before);
  const next = new TypesCompiler(after);
  const used = [...listUses(old, hintsOf(older)), ...listWrites(readContract(older))];
  const broken = outermost(failing(used, old, next));
  const added = outermost(failing(listUses(next, hintsOf(newer)).filter(isNaming), next, old));
  return {
    isSameText: false,
    changes: [
      ...broken.map((failure) => breaking(failure, module)),
      ...added.map(({ use }) => addition(use)),
    ],
  };
}

/** The types as the compiler sees them. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*\*[\s\S]*?\*\/\s*/g, '');
}

interface Failure {
  readonly use: Use;
  readonly error: string;
}

/** The uses that compile with one version and not with the other. */
function failing(uses: readonly Use[], good: TypesCompiler, bad: TypesCompiler): Failure[] {
  const snippets = uses.map(({ snippet }) => snippet);
  const first = good.check(snippets);
  const second = bad.check(snippets);
  return uses.flatMap((use, index) => {
    const error = second[index];
    return first[index] === undefined && error !== undefined ? [{ use, error }] : [];
  });
}

/** Leaves out what fails only since something around it does. */
function outermost(failures: readonly Failure[]): Failure[] {
  return failures.filter(
    ({ use }, index) =>
      !failures.some(
        (other, position) =>
          (other.use.pointer === use.pointer && position < index) ||
          (other.use.pointer !== use.pointer && isWithin(use.pointer, other.use.pointer)),
      ),
  );
}

function isNaming({ kind }: Use): boolean {
  return kind === 'name' || kind === 'literal';
}

const verbs = {
  name: 'cannot be named any more',
  literal: 'is no value any more',
  read: 'cannot be read as before',
  write: 'cannot be written as before',
} as const;

function breaking({ use: { kind, what, pointer, snippet }, error }: Failure, module: string): Change {
  return {
    id: changeId(`types-${kind}`, pointer),
    axis: 'types',
    level: 'major',
    where: pointer,
    reason: `${readable(what)} ${verbs[kind]}; concerns code that does`,
    witness: { kind: 'snippet', text: formatSnippet(snippet, module), because: error },
  };
}

function addition({ what, pointer }: Use): Change {
  const reason = `${readable(what)} is new; concerns code that names it`;
  return {
    id: changeId('types-added', pointer),
    axis: 'types',
    level: 'minor',
    where: pointer,
    reason,
    witness: null,
  };
}

/** A type as a person names it: that it may be absent is left out. */
function readable(what: string): string {
  return `\`${what.replaceAll(/NonNullable<|>(?=\[|$)/g, '')}\``;
}

function hintsOf(document: JsonObject): Hints {
  const read = schemasIn(document, 'response');
  const written = schemasIn(document, 'request');
  const operations = objectMembers(document['paths']).flatMap(([path, item]) =>
    objectMembers(item).flatMap(([method, operation]): [string, string][] => {
      const { operationId } = operation;
      const pointer = pointerTo('#/paths', path, method, 'operationId');
      return typeof operationId === 'string' ? [[operationId, pointer]] : [];
    }),
  );
  const writtenOnly = schemaNames(document).filter((name) => written.has(name) && !read.has(name));
  return { writtenOnly: new Set(writtenOnly), operations: new Map(operations) };
}
