import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { expect } from 'vitest';
import type { Command } from './command.js';

const schema: unknown = JSON.parse(
  await readFile(new URL('../schema/output.schema.json', import.meta.url), 'utf8'),
);
const ajv = new Ajv({ strict: false });

/** Runs a command with `--json`, and returns its document once it conforms to the schema. */
export async function documentOf(
  command: Command,
  ...args: readonly string[]
): Promise<{ readonly document: unknown; readonly run: Awaited<ReturnType<Command>> }> {
  const run = await command(...args, '--json');
  return { document: checkDocument(run), run };
}

/** Returns the document that a run has printed, once it conforms to the schema. */
export function checkDocument(run: Pick<Awaited<ReturnType<Command>>, 'code' | 'stdout'>): unknown {
  const document: unknown = JSON.parse(run.stdout);
  if (typeof schema !== 'object' || schema === null) throw new Error('no schema');
  ajv.validate(schema, document);
  expect(ajv.errors ?? [], run.stdout).toEqual([]);
  expect(document).toMatchObject({ exitCode: run.code });
  return document;
}
