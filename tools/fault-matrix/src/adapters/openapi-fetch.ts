import { signRequest } from '@acs-contracts/phone-numbers-client';
import type { paths } from '@acs-contracts/phone-numbers-types';
import createClient, { type Client } from 'openapi-fetch';
import { capabilities, wanted } from '../lab/actions.js';
import { fetchThrough } from '../lab/fetch-with.js';
import { phoneNumber, searchId } from '../lab/steps.js';
import { property } from '../property.js';
import type { Accepted, Action, Adapter, CallOptions } from './adapter.js';
import { takeRequest } from './take-request.js';
import { translate } from './translate.js';

const query = { 'api-version': '2021-03-07' };

/** openapi-fetch with the generated types and a signature, and around it the loop that its users write. */
export const bareOpenapiFetch: Adapter = {
  name: 'openapi-fetch',
  takesClock: false,
  open({ endpoint, accessKey, getToken, headers, fetch, proxy, nodeTransport, untyped }) {
    if (nodeTransport !== undefined) throw new Error('it has no transport for Node');
    const other: unknown = untyped?.['fetch'];
    const send = fetch ?? (proxy === undefined ? undefined : fetchThrough(proxy));
    const client = createClient<paths>({
      baseUrl: endpoint,
      ...(headers !== undefined && { headers }),
      ...(send !== undefined && { fetch: takeRequest(send) }),
      // It passes a `Request` to the function, whatever that expects.
      ...(typeof other === 'function' && {
        fetch: (request: Request) => Reflect.apply(other, undefined, [request]),
      }),
    });
    client.use({
      async onRequest({ request }) {
        const { method, url } = request;
        const body = new Uint8Array(await request.clone().arrayBuffer());
        const signature =
          getToken === undefined
            ? await signRequest({ method, url, body }, accessKey)
            : { authorization: `Bearer ${(await getToken()).token}` };
        for (const [name, value] of Object.entries(signature)) request.headers.set(name, value);
      },
    });
    return {
      purchase: (searchId, options) =>
        follow(
          client,
          'purchase',
          client.POST('/availablePhoneNumbers/:purchase', {
            params: { query },
            body: { searchId },
            signal: signalOf(options),
          }),
          (limits) => readSearch(client, searchId, limits),
        ),
      begin(action, options) {
        const signal = signalOf(options);
        switch (action) {
          case 'search': {
            const { countryCode, ...body } = wanted;
            const params = { query, path: { countryCode } };
            const searching = client.POST('/availablePhoneNumbers/countries/{countryCode}/:search', {
              params,
              body,
              signal,
            });
            return follow(client, action, searching, (limits) => readSearch(client, searchId, limits));
          }
          case 'update': {
            const params = { query, path: { phoneNumber } };
            const updating = client.PATCH('/phoneNumbers/{phoneNumber}/capabilities', {
              params,
              body: capabilities,
              headers: { 'Content-Type': 'application/merge-patch+json' },
              signal,
            });
            return follow(client, action, updating, (limits) => readNumber(client, limits));
          }
          case 'release': {
            const params = { query, path: { phoneNumber } };
            const releasing = client.DELETE('/phoneNumbers/{phoneNumber}', { params, signal });
            return follow(client, action, releasing, async () => []);
          }
        }
      },
    };
  },
};

/** What became of the request that starts an operation. */
type Starting = Promise<{ readonly response: Response; readonly error?: unknown }>;

async function follow(
  client: Client<paths>,
  phase: 'purchase' | Action,
  starting: Starting,
  read: (limits: CallOptions) => Promise<readonly string[]>,
): Promise<Accepted> {
  const { response, error } = await starting.catch((reason: unknown) => {
    throw translate(reason, phase);
  });
  if (!response.ok) throw translate(refusal(response, error), phase);
  const operationId = response.headers.get('operation-id') ?? '';
  return {
    async result(limits, onStatus) {
      try {
        await waitFor(client, operationId, limits, onStatus);
        return await read(limits);
      } catch (reason) {
        throw translate(reason, 'poll', operationId);
      }
    },
    async cancel(limits) {
      const params = { query, path: { operationId } };
      await client.DELETE(operationPath, { params, signal: signalOf(limits) });
    },
  };
}

const operationPath = '/phoneNumbers/operations/{operationId}';
const searchResultPath = '/availablePhoneNumbers/searchResults/{searchId}';

/** The loop that users write. */
async function waitFor(
  client: Client<paths>,
  operationId: string,
  limits: CallOptions,
  onStatus: (status: string) => void,
): Promise<void> {
  for (let status = ''; status !== 'succeeded'; ) {
    const params = { query, path: { operationId } };
    const { data, error, response } = await client.GET(operationPath, { params, signal: signalOf(limits) });
    if (data === undefined) throw refusal(response, error);
    status = data.status;
    onStatus(status);
    if (status === 'failed')
      throw Object.assign(new Error(data.error?.message), { communicationError: data.error });
    if (status !== 'succeeded') await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

async function readSearch(
  client: Client<paths>,
  id: string,
  limits: CallOptions,
): Promise<readonly string[]> {
  const params = { query, path: { searchId: id } };
  const { data, error, response } = await client.GET(searchResultPath, { params, signal: signalOf(limits) });
  if (data === undefined) throw refusal(response, error);
  return data.phoneNumbers;
}

async function readNumber(client: Client<paths>, limits: CallOptions): Promise<readonly string[]> {
  const params = { query, path: { phoneNumber } };
  const { data, error, response } = await client.GET('/phoneNumbers/{phoneNumber}', {
    params,
    signal: signalOf(limits),
  });
  if (data === undefined) throw refusal(response, error);
  return [data.phoneNumber];
}

function refusal({ status }: Response, error: unknown): Error {
  return Object.assign(
    new Error(String(property(property(error, 'error'), 'message') ?? `status ${status}`)),
    { status },
  );
}

function signalOf({ signal, timeoutMs }: CallOptions): AbortSignal | null {
  const signals = [signal ?? [], timeoutMs === undefined ? [] : AbortSignal.timeout(timeoutMs)].flat();
  // One alone is passed as it is: Node.js 20 may collect a combined signal before its time.
  return signals.length > 1 ? AbortSignal.any(signals) : (signals[0] ?? null);
}
