import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A pattern that stands in the source of this package. */
export interface SourcePattern {
  /** `rules/http-date.ts:3`. */
  readonly place: string;
  readonly pattern: RegExp;
}

const folder = fileURLToPath(new URL('../../src/', import.meta.url));

/** Every regular expression literal in the source, and the files that make patterns out of strings. */
export function readPatterns(): {
  readonly literals: readonly SourcePattern[];
  readonly makers: readonly string[];
} {
  const literals: SourcePattern[] = [];
  const makers = new Set<string>();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  for (const name of files.map((file) => file.replaceAll('\\', '/')).sort()) {
    const text = readFileSync(`${folder}${name}`, 'utf8');
    const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        literals.push({ place: `${name}:${line + 1}`, pattern: patternOf(node.text) });
      }
      const isMade = ts.isNewExpression(node) || ts.isCallExpression(node);
      if (isMade && node.expression.getText() === 'RegExp') makers.add(name);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { literals, makers: [...makers] };
}

function patternOf(literal: string): RegExp {
  const end = literal.lastIndexOf('/');
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
}
