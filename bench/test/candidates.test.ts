import { describe, expect, it } from 'vitest';
import { comparisons } from '../src/candidates/index.js';
import { startBenchServer } from '../src/server.js';

const accessKey = Buffer.from('a key of the bench').toString('base64');
const searchId = '378ddf60-81be-452a-ba4f-613198ea6c28';
const post = 'POST /availablePhoneNumbers/:purchase 202';
const operation = `/phoneNumbers/operations/purchase_${searchId}`;

const sequences: Readonly<Record<number, readonly string[]>> = {
  2: [post, `GET ${operation} 200`],
  3: [`GET ${operation} 404`, post, `GET ${operation} 200`],
};
const cases = comparisons.flatMap(({ requests: { length }, entries }) =>
  entries.map((candidate) => ({ ...candidate, length })),
);

describe.each(cases)('$name', ({ connect, length }) => {
  it(`purchases with the ${length} requests of its comparison`, async () => {
    await using server = await startBenchServer({ keep: true });
    await connect({ endpoint: server.url, accessKey })(searchId);
    expect(server.exchanges).toEqual(sequences[length]);
  });

  it('does not open a connection for each request', async () => {
    await using server = await startBenchServer({ keep: true });
    const purchase = connect({ endpoint: server.url, accessKey });
    await purchase(searchId);
    await purchase('a55b1cb2-4b1a-4bc5-8c0a-0f5d9a3d1c11');
    // Whether there are one or two depends on when the platform's pool learns that a connection is free.
    expect(server.connections).toBeLessThan(server.exchanges.length);
  });
});
