import { fileURLToPath } from 'node:url';
import { createContext, Script } from 'node:vm';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { publishedContract } from '../src/index.js';
import { accepted, purchase } from './sample.js';

const { outputFiles, metafile } = await build({
  entryPoints: [fileURLToPath(new URL('../src/rules-alone.ts', import.meta.url))],
  bundle: true,
  // Fails for an import of what only Node.js has.
  platform: 'browser',
  format: 'iife',
  globalName: 'alone',
  metafile: true,
  write: false,
  logLevel: 'silent',
});

it('the entry ./rules brings no other package along', () => {
  expect(Object.keys(metafile.inputs).filter((file) => file.includes('node_modules'))).toEqual([]);
});

it('the entry ./rules finds what an exchange and a sequence break where there are only web standards', async () => {
  const stolen = 'A'.repeat(43);
  const wrong = {
    request: purchase(accepted).request,
    response: {
      status: 401,
      headers: [['Content-Type', 'application/json']],
      body: new TextEncoder().encode(`{"error":{"code":"Denied","message":"expected ${stolen}="}}`),
    },
  };
  const web = { TextDecoder, TextEncoder, URL, crypto, btoa, wrong, contract: await publishedContract() };
  const context = createContext({ ...web });
  const [file] = outputFiles;
  new Script(file?.text ?? '').runInContext(context);
  const run = new Script(`(async () => {
    const { applyRules, readSequence, rules, sequenceRules } = alone;
    const judge = async () => ({ request: [], response: [{ path: ['header', 'purchase-id'], message: 'missing' }] });
    const findings = await applyRules(wrong, { contract, judge, rules });
    const sequence = readSequence([wrong], contract);
    return JSON.stringify([typeof process, ...findings.map(({ id }) => id), sequenceRules.flatMap((rule) => rule.check(sequence))]);
  })()`);
  expect(JSON.parse(await run.runInContext(context))).toEqual([
    'undefined',
    'shape header:purchase-id',
    'no-internals body#',
    [],
  ]);
});
