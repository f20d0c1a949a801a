import { describe, expect, it } from 'vitest';
import { candidates } from '../src/candidates/index.js';
import { startBenchServer } from '../src/server.js';

const accessKey = Buffer.from('a key of the bench').toString('base64');
const searchId = '378ddf60-81be-452a-ba4f-613198ea6c28';

describe.each(candidates)('$name', ({ connect }) => {
  it('purchases with one POST and one read', async () => {
    await using server = await startBenchServer({ keep: true });
    await connect({ endpoint: server.url, accessKey })(searchId);
    expect(server.received.map((request) => request.replace(/\?.*/, ''))).toEqual([
      'POST /availablePhoneNumbers/:purchase',
      `GET /phoneNumbers/operations/purchase_${searchId}`,
    ]);
  });
});
