import { expect, it } from 'vitest';
import { operation, searchId } from '../server.js';
import { accepted, createClientOf, errorOf, notFound, reading } from './fake-service.js';

const operationText = JSON.stringify({ ...operation, status: 'running' });

it('reads the text of a response that has no body, as those of React Native and of old browsers', async () => {
  const text = async () => operationText;
  const { client, service } = createClientOf({
    before: [async () => ({ status: 200, headers: new Headers(), text })],
  });
  expect(await client.purchase({ searchId })).toMatchObject({ created: false });
  expect(service.count('post')).toBe(0);
});

it.each([
  ['a reset and a refusal', ['ECONNRESET', 'ECONNREFUSED']],
  ['a refusal and a reset', ['ECONNREFUSED', 'ECONNRESET']],
  ['a closed socket and a timeout', ['UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT']],
])('does not send a purchase again whose fetch has tried it twice: %s', async (_what, codes) => {
  const errors = codes.map((code) => Object.assign(new Error(code), { code }));
  const failed = Object.assign(new AggregateError(errors, 'all attempts failed'), { code: codes.at(-1) });
  const { client, service } = createClientOf({
    before: [notFound],
    post: [() => Promise.reject(failed), accepted],
    operation: [reading('running')],
  });
  await client.purchase({ searchId });
  expect(service.count('post')).toBe(1);
});

it('does not treat an answer with 200 as one that permits a purchase', async () => {
  const { client } = createClientOf({
    before: [async () => ({ status: 200, headers: new Headers(), body: null })],
  });
  const error = await errorOf(() => client.purchase({ searchId }));
  expect(error).toMatchObject({ code: 'lookup-refused', outcome: 'not-sent' });
  expect(error.message).toContain('once you know that it was not purchased before');
});
