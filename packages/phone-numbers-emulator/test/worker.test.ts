import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

/** What a worker has: web standards, and nothing of Node. */
const webGlobals = {
  Blob,
  CompressionStream,
  Headers,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
  atob,
  btoa,
  crypto,
  performance,
};

describe('the entry for workers', () => {
  it('bundles without anything of Node, buys and is administered where only web standards are', async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `import { createEmulator } from '../src/worker.ts';
          globalThis.worker = createEmulator({ authentication: 'off', admin: 'anyone', violations: ['C18'] });`,
        resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      },
      bundle: true,
      platform: 'neutral',
      mainFields: ['module'],
      format: 'iife',
      write: false,
    });
    const scope = createContext({ ...webGlobals });
    runInContext(outputFiles[0]?.text ?? '', scope);
    const ask = (path: string, init = '{}') =>
      runInContext(
        `worker.fetch(new Request('http://worker.test${path}?api-version=2021-03-07', ${init}))`,
        scope,
      );
    const body = `'{"searchId":"378ddf60-81be-452a-ba4f-613198ea6c28"}'`;
    const init = `{ method: 'POST', headers: { 'content-type': 'application/json' }, body: ${body} }`;
    const accepted: Response = await ask('/availablePhoneNumbers/:purchase', init);
    expect(accepted.status).toBe(202);
    const id = accepted.headers.get('operation-id');
    const read: Response = await ask(`/phoneNumbers/operations/${id}`);
    expect(read.headers.get('content-encoding')).toBe('gzip');
    const ledger: Response = await ask('/_emulator/ledger');
    expect(await ledger.json()).toMatchObject({ total: 1 });
    const page: Response = await ask('/_emulator/');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'sha256-");
  });
});
