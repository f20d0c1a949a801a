import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { guides } from './run-guide.js';

const require = createRequire(import.meta.url);

/** The public methods of a class or interface in a declaration file. */
function methodsIn(file: string, name: string): string[] {
  const methods: string[] = [];
  const source = ts.createSourceFile(file, ts.sys.readFile(file) ?? '', ts.ScriptTarget.ESNext, true);
  for (const statement of source.statements) {
    const isOne = ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement);
    if (!isOne || statement.name?.text !== name) continue;
    for (const member of statement.members) {
      const isMethod = ts.isMethodDeclaration(member) || ts.isMethodSignature(member);
      const isPrivate =
        ts.canHaveModifiers(member) &&
        member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
      if (isMethod && !isPrivate) methods.push(member.name.getText());
    }
  }
  return methods;
}

/** The names of calls in the first column of the tables. */
async function namedCalls(): Promise<string[]> {
  const page = await readFile(new URL('migrate.md', guides), 'utf8');
  return [...page.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(?:new |poller\.)?(\w+)\(/g)].map(([, name = '']) => name),
  );
}

const client = require.resolve('@azure/communication-phone-numbers');
const declarations = path.join(path.dirname(client), 'phoneNumbersClient.d.ts');

it('names every call of the official client', async () => {
  const methods = methodsIn(declarations, 'PhoneNumbersClient');
  expect(methods).toContain('beginPurchasePhoneNumbers');
  const named = await namedCalls();
  expect(methods.filter((method) => named.filter((name) => name === method).length !== 1)).toEqual([]);
});

it('names every method of a poller', async () => {
  const models = createRequire(client).resolve('@azure/core-lro');
  const methods = methodsIn(path.join(path.dirname(models), 'legacy/models.d.ts'), 'PollerLike');
  expect(methods).toContain('pollUntilDone');
  const named = await namedCalls();
  expect(methods.filter((method) => !named.includes(method))).toEqual([]);
});

it('names no call that the official client does not have', async () => {
  const models = createRequire(client).resolve('@azure/core-lro');
  const known = [
    'PhoneNumbersClient',
    ...methodsIn(declarations, 'PhoneNumbersClient'),
    ...methodsIn(path.join(path.dirname(models), 'legacy/models.d.ts'), 'PollerLike'),
  ];
  expect((await namedCalls()).filter((name) => !known.includes(name))).toEqual([]);
});
