import { describe, expect, it } from 'vitest';
import { json, operation, searchId } from '../server.js';
import { createClientOf, errorOf, reading } from './fake-service.js';

/** Replies with a 404 whose body breaks off after these bytes. */
const cut = (begun: string) => async () => {
  const chunks = begun === '' ? [] : [new TextEncoder().encode(begun)];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks.pop();
      if (chunk === undefined) controller.error(new Error('cut'));
      else controller.enqueue(chunk);
    },
  });
  return new Response(body, { status: 404 });
};

/** What says that something is not there, and is not the service. */
const foreign = [
  [
    'a page of HTML',
    { status: 404, headers: { 'Content-Type': 'text/html' }, body: '<h1>404 Not Found</h1>' },
  ],
  ['a JSON of a gateway', json(404, { statusCode: 404, message: 'Resource not found' })],
  ['a text', { status: 404, body: 'no healthy upstream' }],
  ['an error without a code', json(404, { error: 'Not Found' })],
  ['what breaks off before its first byte', cut('')],
  ['what breaks off after a blank', cut(' ')],
  ['what breaks off in a page of HTML', cut('<h1>404')],
] as const;

/** What a gateway may answer to the read of a phone number, and the service does not. */
const inPlaceOfService = [
  ...foreign,
  ['nothing', { status: 404, headers: { Server: 'nginx' } }],
  ['nothing, as HTML', { status: 404, headers: { 'Content-Type': 'text/html', Via: '1.1 a' }, body: '' }],
  ['a line break', { status: 404, body: '\n' }],
  ['an error with a code', json(404, { error: { code: 'NotFound', message: 'no healthy upstream route' } })],
  [
    'an error with the id for support about something else',
    json(404, { error: { code: 'InvalidApiVersion', message: 'No such version.' } }, { 'MS-CV': 'a.0' }),
  ],
  ['an error without a message', json(404, { error: { code: 'NotFound' } })],
] as const;

describe.each(inPlaceOfService)('a 404 of a phone number that is not the service’s: %s', (_what, gateway) => {
  it('does not prove that a purchase that failed has delivered nothing', async () => {
    const { client, service } = createClientOf({ before: [reading('failed')], number: [gateway] });
    const error = await errorOf(() => client.purchase({ searchId }));
    expect(error).toMatchObject({ code: 'operation-failed', outcome: 'failed' });
    expect(service.count('post')).toBe(0);
  });

  it('does not prove that a phone number is released', async () => {
    const { client, service } = createClientOf({ release: [{ status: 502 }], number: [gateway] });
    const error = await errorOf(() => client.release({ phoneNumber: '+14255550123' }));
    expect(error).toMatchObject({ outcome: 'unknown', phase: 'release', status: 502 });
    expect(service.count('release')).toBe(1);
  });
});

describe.each([
  [
    'an error that names it',
    json(404, { error: { code: 'NotFound', message: 'Input phoneNumber +1 cannot be found.' } }),
  ],
  [
    'an error whose target it is',
    json(404, { error: { code: 'NotFound', message: 'x', target: 'phonenumber' } }),
  ],
  ['an error with the id for support', json(404, { error: { code: 'NotFound' } }, { 'MS-CV': 'a.0' })],
  ['nothing, with the id for support', { status: 404, headers: { 'ms-cv': 'a.0' } }],
])('a 404 of a phone number that is the service’s: %s', (_what, absent) => {
  it('says that a purchase that failed has delivered nothing', async () => {
    const { client, service } = createClientOf({ before: [reading('failed')], number: [absent] });
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: true });
    expect(service.count('post')).toBe(1);
  });

  it('says, four times in a row, that a phone number is released', async () => {
    const { client } = createClientOf({ release: [{ status: 502 }], number: [absent] });
    const release = await client.release({ phoneNumber: '+14255550123' });
    await expect(release.result()).resolves.toBeUndefined();
  });
});

describe.each(foreign)('a 404 that is not the service’s: %s', (_what, gateway) => {
  it('is read again before a purchase, which is not sent if the operation is there', async () => {
    const { client, service } = createClientOf({ before: [gateway, reading('succeeded')] });
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: false });
    expect([service.count('before'), service.count('post')]).toEqual([2, 0]);
  });

  it('does not keep a purchase from being sent, if it stays', async () => {
    const { client, service } = createClientOf({ before: [gateway] });
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: true });
    expect([service.count('before'), service.count('post')]).toEqual([2, 1]);
  });

  it('does not say of a resumed purchase that the service does not know it', async () => {
    const { client } = createClientOf({ before: [gateway] });
    const error = await errorOf(() => client.resume({ searchId }).result());
    expect(error).toMatchObject({ code: 'request-refused', outcome: 'unknown', status: 404 });
  });
});

it('goes on reading after a 404 that is not the service’s, if a purchase was accepted', async () => {
  const gateway = foreign[0][1];
  const { client } = createClientOf({
    after: [gateway, gateway, json(200, { ...operation, status: 'succeeded' })],
  });
  const purchase = await client.purchase({ searchId });
  await expect(purchase.result()).resolves.toMatchObject({ searchId });
});
