import ts from 'typescript';

const { factory, SyntaxKind } = ts;
const undefinedType = factory.createKeywordTypeNode(SyntaxKind.UndefinedKeyword);

/**
 * Returns declarations whose optional properties also accept an explicit `undefined`, for users who compile with
 * `exactOptionalPropertyTypes`.
 *
 * Properties of type `never` (`put?: never`) stay as they are: there is nothing to assign to them, and openapi-fetch
 * infers from them what a path does not have.
 */
export function acceptUndefined(declarations: readonly ts.Node[]): ts.Node[] {
  const result = ts.transform(
    [...declarations],
    [
      (context) => {
        const visit = (node: ts.Node): ts.Node => {
          const visited = ts.visitEachChild(node, visit, context);
          return ts.isPropertySignature(visited) ? withUndefined(visited) : visited;
        };
        return visit;
      },
    ],
  );
  return result.transformed;
}

function withUndefined(property: ts.PropertySignature): ts.PropertySignature {
  const { modifiers, name, questionToken, type } = property;
  if (questionToken === undefined || type === undefined || type.kind === SyntaxKind.NeverKeyword)
    return property;
  const types = ts.isUnionTypeNode(type) ? type.types : [type];
  if (types.some(({ kind }) => kind === SyntaxKind.UndefinedKeyword)) return property;
  const union = factory.createUnionTypeNode([...types, undefinedType]);
  return factory.updatePropertySignature(property, modifiers, name, questionToken, union);
}
