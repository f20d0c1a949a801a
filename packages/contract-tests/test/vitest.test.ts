import '../src/vitest.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MockServer, startMockServer, UnknownRouteError } from '../src/index.js';
import { accepted, operation, operationRequest, purchase, purchaseRequest, searchId } from './sample.js';
import { purchased, read, succeeded } from './sequence-sample.js';

let mock: MockServer;
beforeAll(async () => {
  mock = await startMockServer();
});
afterAll(() => mock.close());

const url = (path: string) => `${mock.url}${path}?api-version=2021-03-07`;
const buy = (body: string) =>
  fetch(url('/availablePhoneNumbers/:purchase'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer a.b.c' },
    body,
  });
const body = JSON.stringify({ searchId });
const { url: operationUrl } = operationRequest();
const made = (status: number, value: unknown) => Response.json(value, { status });

describe('toSatisfyContract', () => {
  it('takes a response of fetch, which can still be read', async () => {
    const response = await fetch(url(`/phoneNumbers/operations/purchase_${searchId}`), {
      headers: { Authorization: 'Bearer a.b.c' },
    });
    await expect(response).toSatisfyContract();
    await expect(response.json()).resolves.toHaveProperty('status');
  });

  it('knows the only method of a URL', async () => {
    await expect(await buy(body)).toSatisfyContract();
    await expect(await buy(body)).toSatisfyContract({ body });
  });

  it('does not judge by a body of the request that it was not told', async () => {
    const response = new Response(null, {
      status: 202,
      headers: [...accepted.headers].map(([...pair]) => pair),
    });
    const { url: purchaseUrl } = purchaseRequest();
    await expect(response).toSatisfyContract({ url: purchaseUrl });
    await expect(response).not.toSatisfyContract({ url: purchaseUrl, body: '{}' });
    await expect(response).toSatisfyContract(
      new Request(purchaseUrl, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } }),
    );
  });

  it('takes a response made by hand when it is told the URL', async () => {
    await expect(made(200, operation)).toSatisfyContract({ url: operationUrl });
    await expect(made(202, operation)).not.toSatisfyContract({ url: operationUrl });
  });

  it('takes an exchange, and those of a whole purchase', async () => {
    await expect(purchase(accepted)).toSatisfyContract();
    await expect([purchased(), read(), succeeded()]).toSatisfyContract();
    await expect([purchased(), succeeded(), read()]).not.toSatisfyContract();
  });

  it('says what was expected, what came, and why', async () => {
    const wrong = { ...operation, status: 7 };
    await expect(expect(made(200, wrong)).toSatisfyContract({ url: operationUrl })).rejects.toThrow(
      /^expected GET \S+ → 200 to satisfy the contract, got:\n- body#\/status: expected .+, got 7 \(shape, https:.+#shape\)/,
    );
    await expect(expect([succeeded(), read()]).toSatisfyContract()).rejects.toThrow(
      '- exchange 1, body#/status: expected succeeded, as it ended, got running (terminal-stays,',
    );
  });

  it('says so when a response that should be wrong is right', async () => {
    const outcome = expect(made(200, operation)).not.toSatisfyContract({ url: operationUrl });
    await expect(outcome).rejects.toThrow('to break the contract, and it conforms');
  });

  it('refuses what it cannot judge', async () => {
    const consumed = made(200, operation);
    await consumed.text();
    const reject = (response: Response, request = {}) =>
      expect(expect(response).toSatisfyContract(request)).rejects;
    await reject(consumed, { url: operationUrl }).toThrow('expected a response whose body was not read');
    await reject(made(200, operation)).toThrow('expected the absolute URL of the request, got ""');
    await reject(Response.error(), { url: operationUrl }).toThrow('expected a status');
    await reject(made(200, {}), { url: 'https://a.example/elsewhere' }).toThrow(UnknownRouteError);
  });
});

it('takes a request for a response only, since an exchange has its own', async () => {
  await expect(expect(purchase(accepted)).toSatisfyContract({ method: 'POST' })).rejects.toThrow(TypeError);
});
