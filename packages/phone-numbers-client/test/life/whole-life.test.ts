import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createPhoneNumbersClient } from '../../src/index.js';
import { createNodeTransport } from '../../src/node.js';
import { createTestClock } from '../../src/testing.js';
import { operation, searchId } from '../server.js';
import { owned, phoneNumber, wanted } from './life.js';

/** The operations of one phone number, by the prefix of their ids, with what the service calls them. */
const types = {
  search: 'search',
  purchase: 'purchase',
  capabilities: 'updatePhoneNumberCapabilities',
  release: 'releasePhoneNumber',
} as const;

/** Starts a service with one phone number, which remembers whether it is sold and what it can do. */
async function startService() {
  const log: string[] = [];
  let capabilities: object = owned.capabilities;
  let isSold = false;
  const accept = (prefix: keyof typeof types) => ({
    status: 202,
    headers: {
      'operation-id': `${prefix}_${searchId}`,
      [`${prefix}-id`]: searchId,
      'Operation-Location': `/phoneNumbers/operations/${prefix}_${searchId}?api-version=2025-06-01`,
    },
  });
  const respond = (method: string, path: string, body: string) => {
    const number = { ...owned, capabilities };
    const [, prefix = ''] = /operations\/([a-z]+)_/.exec(path) ?? [];
    if (path.endsWith('/:search')) return accept('search');
    if (path.endsWith('/:purchase')) {
      isSold = true;
      return accept('purchase');
    }
    if (method === 'PATCH') {
      capabilities = { ...capabilities, ...JSON.parse(body) };
      return accept('capabilities');
    }
    if (method === 'DELETE') {
      isSold = false;
      return accept('release');
    }
    if (prefix === 'purchase' && !isSold) return { status: 404 };
    if (prefix !== '') {
      const operationType = Reflect.get(types, prefix);
      const id = `${prefix}_${searchId}`;
      return { status: 200, body: { ...operation, id, operationType, status: 'succeeded' } };
    }
    if (path.includes('searchResults')) {
      const searchExpiresBy = new Date(Date.now() + 960_000).toISOString();
      const result = { ...wanted, searchId, phoneNumbers: [phoneNumber], cost: owned.cost, searchExpiresBy };
      return { status: 200, body: { ...result, isAgreementToNotResellRequired: true } };
    }
    if (path === '/phoneNumbers') return { status: 200, body: { phoneNumbers: isSold ? [number] : [] } };
    if (isSold) return { status: 200, body: number };
    return {
      status: 404,
      body: { error: { code: 'NotFound', message: `Input phoneNumber ${phoneNumber} cannot be found.` } },
    };
  };
  const server = createServer(async (incoming, outgoing) => {
    let text = '';
    for await (const chunk of incoming.setEncoding('utf8')) text += chunk;
    const path = (incoming.url ?? '').replace(/\?.*/, '');
    log.push(`${incoming.method} ${path} ${text}`.trim());
    const { status, headers = {}, body }: Answer = respond(incoming.method ?? '', path, text);
    outgoing.writeHead(status, { ...headers, 'Content-Type': 'application/json' });
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    log,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

describe.each([
  ['fetch', {}],
  ['the transport for Node.js', { transport: createNodeTransport() }],
])('a phone number, over %s', (_name, options) => {
  it('is searched for, bought, listed, updated and released', async () => {
    await using service = await startService();
    const client = createPhoneNumbersClient({
      endpoint: service.endpoint,
      apiVersion: '2025-06-01',
      clock: createTestClock(),
      ...options,
    });
    const search = await client.search(wanted);
    const found = await search.result();
    const purchase = await client.purchase({
      search: found,
      agreeToNotResell: found.isAgreementToNotResellRequired,
      maxMonthlyCost: { amount: 2, currencyCode: 'USD' },
    });
    expect((await purchase.result()).phoneNumbers).toEqual([phoneNumber]);
    for await (const number of client.phoneNumbers()) expect(number).toEqual(owned);
    const update = await client.updateCapabilities({ phoneNumber, calling: 'outbound' });
    expect((await update.result()).capabilities).toEqual({ calling: 'outbound', sms: 'none' });
    await (await client.release({ phoneNumber })).result();
    for await (const number of client.phoneNumbers()) expect(number).toBeUndefined();
    const { countryCode, ...request } = wanted;
    expect(service.log.filter((line) => !line.startsWith('GET'))).toEqual([
      `POST /availablePhoneNumbers/countries/${countryCode}/:search ${JSON.stringify(request)}`,
      `POST /availablePhoneNumbers/:purchase ${JSON.stringify({ searchId, agreeToNotResell: true })}`,
      'PATCH /phoneNumbers/%2B14255550123/capabilities {"calling":"outbound"}',
      'DELETE /phoneNumbers/%2B14255550123',
    ]);
  });
});
