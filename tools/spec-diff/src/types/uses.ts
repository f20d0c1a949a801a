import ts from 'typescript';
import { pointerTo } from '../document/pointer.js';
import type { Snippet, TypesCompiler } from './compiler.js';

/** One way in which users of the types depend on them. */
export interface Use {
  /** `name`: something is named; `literal`: a value is compared; `read`: a member of an answer is read; `write`: a request is made. */
  readonly kind: 'name' | 'literal' | 'read' | 'write';
  /** What is used, as a type. */
  readonly what: string;
  /** Where it stands in the document. */
  readonly pointer: string;
  readonly snippet: Snippet;
}

/** What the walk over the types needs to know of the document. */
export interface Hints {
  /** Names of schemas that only requests have: nobody reads them. */
  readonly writtenOnly: ReadonlySet<string>;
  /** Where each operation stands, by its id. */
  readonly operations: ReadonlyMap<string, string>;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const maxDepth = 6;

/** Walks the types of a version and gives what users may name, compare and read. */
export function listUses(compiler: TypesCompiler, hints: Hints): Use[] {
  const { checker, types } = compiler.exports();
  const members = (type: ts.Type | undefined) => (type === undefined ? [] : membersOf(checker, type));
  const get = (type: ts.Type | undefined, name: string) =>
    members(type).find(([member]) => member === name)?.[1];
  const schemas = members(get(types.get('components'), 'schemas'));
  const walk = new Walk(checker, new Set(schemas.map(([, type]) => type).filter(isObjectType)));

  for (const [route, item] of members(types.get('paths'))) {
    const path = `paths[${quote(route)}]`;
    const pathPointer = pointerTo('#/paths', route);
    walk.name(path, pathPointer);
    for (const method of methods) {
      const operation = get(item, method);
      if (members(operation).length === 0) continue;
      const access = `${path}['${method}']`;
      const pointer = pointerTo(pathPointer, method);
      walk.name(`${access}['responses']`, pointer);
      const requestBody = get(operation, 'requestBody');
      for (const [mediaType, type] of members(get(requestBody, 'content')))
        walk.member(
          `NonNullable<${access}['requestBody']>['content']`,
          mediaType,
          type,
          pointerTo(pointer, 'requestBody', 'content', mediaType, 'schema'),
          false,
        );
      for (const [status, response] of members(get(operation, 'responses'))) {
        const answer = `${access}['responses'][${/^\d+$/.test(status) ? status : quote(status)}]`;
        const answerPointer = pointerTo(pointer, 'responses', status);
        walk.name(answer, answerPointer);
        for (const [header, type] of members(get(response, 'headers')))
          walk.member(
            `${answer}['headers']`,
            header,
            type,
            pointerTo(answerPointer, 'headers', header),
            true,
          );
        for (const [mediaType, type] of members(get(response, 'content')))
          walk.member(
            `${answer}['content']`,
            mediaType,
            type,
            pointerTo(answerPointer, 'content', mediaType, 'schema'),
            true,
          );
      }
    }
  }
  for (const [id] of members(types.get('operations')))
    walk.name(`operations[${quote(id)}]`, hints.operations.get(id) ?? '#/paths');
  for (const [name, type] of schemas) {
    const pointer = pointerTo('#/components/schemas', name);
    walk.name(`components['schemas'][${quote(name)}]`, pointer);
    walk.inside(`components['schemas'][${quote(name)}]`, type, pointer, !hints.writtenOnly.has(name), 0);
  }
  return walk.uses;
}

class Walk {
  readonly uses: Use[] = [];

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly named: ReadonlySet<ts.Type>,
  ) {}

  name(what: string, pointer: string): void {
    this.uses.push({
      kind: 'name',
      what,
      pointer,
      snippet: (suffix) => `export type Used${suffix} = ${what};`,
    });
  }

  /** A member of something: it is named, read when it comes with answers, and looked into. */
  member(holder: string, name: string, type: ts.Type, pointer: string, isRead: boolean, depth = 0): void {
    const what = `${holder}[${quote(name)}]`;
    this.name(what, pointer);
    const text = isRead ? this.readAs(type) : undefined;
    if (text !== undefined) {
      const snippet: Snippet = (suffix) =>
        `export function read${suffix}(value: ${what}): ${text} { return value; }`;
      this.uses.push({ kind: 'read', what, pointer, snippet });
    }
    if (!this.named.has(this.checker.getNonNullableType(type)))
      this.inside(what, type, pointer, isRead, depth + 1);
  }

  /** What is inside a type: members of objects, items of lists, the values of an enum. */
  inside(access: string, type: ts.Type, pointer: string, isRead: boolean, depth: number): void {
    if (depth > maxDepth) return;
    const present = this.checker.getNonNullableType(type);
    const literals = (present.isUnion() ? present.types : [present]).flatMap((part) =>
      part.isStringLiteral() ? [part.value] : [],
    );
    for (const literal of literals)
      this.uses.push({
        kind: 'literal',
        what: `${quote(literal)} in ${access}`,
        pointer: pointerTo(pointer, 'enum'),
        snippet: (suffix) => `export const value${suffix}: NonNullable<${access}> = ${quote(literal)};`,
      });
    if (this.checker.isArrayType(present)) {
      const item = this.checker.getIndexTypeOfType(present, ts.IndexKind.Number);
      if (item !== undefined && !this.named.has(item))
        this.inside(`NonNullable<${access}>[number]`, item, pointerTo(pointer, 'items'), isRead, depth + 1);
      return;
    }
    for (const [name, inner] of isObjectType(present) || present.isUnion()
      ? membersOf(this.checker, present)
      : [])
      this.member(
        `NonNullable<${access}>`,
        name,
        inner,
        pointerTo(pointer, 'properties', name),
        isRead,
        depth,
      );
  }

  /** The type that a reader takes a value for; texts of an enum are texts. `undefined`: nobody can tell. */
  private readAs(type: ts.Type): string | undefined {
    const parts = type.isUnion() ? type.types : [type];
    const names = parts.map((part) => {
      if (part.flags & ts.TypeFlags.StringLike) return 'string';
      if (part.flags & ts.TypeFlags.NumberLike) return 'number';
      if (part.flags & ts.TypeFlags.BooleanLike) return 'boolean';
      if (part.flags & ts.TypeFlags.Null) return 'null';
      if (part.flags & ts.TypeFlags.Undefined) return 'undefined';
      if (this.checker.isArrayType(part)) return 'readonly unknown[]';
      return part.flags & ts.TypeFlags.Object ? 'object' : undefined;
    });
    return names.includes(undefined) ? undefined : [...new Set(names)].sort().join(' | ');
  }
}

function membersOf(checker: ts.TypeChecker, type: ts.Type): [name: string, type: ts.Type][] {
  const present = checker.getNonNullableType(type);
  if (!isObjectType(present) && !present.isUnion()) return [];
  return checker
    .getPropertiesOfType(present)
    .map((symbol): [string, ts.Type] => [symbol.name, checker.getTypeOfSymbol(symbol)])
    .filter(([, member]) => (checker.getNonNullableType(member).flags & ts.TypeFlags.Never) === 0);
}

function isObjectType(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}
