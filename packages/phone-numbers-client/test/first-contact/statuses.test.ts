import { describe, expect, it } from 'vitest';
import { type ErrorCode, PhoneNumbersError, type PurchaseOutcome } from '../../src/index.js';
import { acceptedHeaders, searchId } from '../server.js';
import {
  accepted,
  createClientOf,
  endpoint,
  notFound,
  type Replies,
  reading,
  responseOf,
} from './fake-service.js';

const all = Array.from({ length: 500 }, (_, index) => 100 + index);
const rejected = [
  400, 401, 403, 404, 405, 407, 409, 410, 411, 412, 413, 414, 415, 417, 422, 426, 428, 429, 431, 451, 501,
  505,
];

/** What became of a call, and how many requests it took. */
interface Row {
  readonly outcome: PurchaseOutcome | 'resolved';
  readonly code?: ErrorCode;
  readonly posts: number;
  readonly reads: number;
}

/** Returns what becomes of every status. */
async function tableOf(row: (status: number) => Promise<Row>): Promise<ReadonlyMap<number, Row>> {
  const table = new Map<number, Row>();
  for (const status of all) table.set(status, await row(status));
  return table;
}

const expected = (row: (status: number) => Row) => new Map(all.map((status) => [status, row(status)]));

async function rowOf(
  { client, service }: ReturnType<typeof createClientOf>,
  act: (with_: typeof client) => Promise<unknown>,
): Promise<Row> {
  const known = await act(client).then(
    () => ({ outcome: 'resolved' as const }),
    (error: unknown) => {
      if (!PhoneNumbersError.isInstance(error)) throw error;
      return { outcome: error.outcome, code: error.code };
    },
  );
  return { ...known, posts: service.count('post'), reads: service.count('before') + service.count('after') };
}

const codeOf = (status: number): ErrorCode => {
  if (status === 401) return 'credential-rejected';
  if (status >= 400) return 'request-refused';
  return status < 300 ? 'contract-violation' : 'redirected';
};

describe('a purchase that was answered with any status from 100 to 599', () => {
  const post = (status: number, after: Replies, body?: string) =>
    createClientOf({ post: [{ status, headers: acceptedHeaders, ...(body && { body }) }], after });
  const purchase = ({ purchase }: ReturnType<typeof createClientOf>['client']) =>
    purchase({ searchId, existing: 'ignore' });

  it('tells for every status of the POST from 100 to 599 whether the purchase is accepted, rejected or unknown', async () => {
    const table = await tableOf((status) => rowOf(post(status, [notFound]), purchase));
    expect(table).toEqual(
      expected((status) => {
        if (status === 202) return { outcome: 'resolved', posts: 1, reads: 0 };
        const code = codeOf(status);
        if (!rejected.includes(status)) return { outcome: 'unknown', code, posts: 1, reads: 4 };
        return { outcome: 'rejected', code, posts: status === 429 ? 4 : 1, reads: 0 };
      }),
    );
  });

  it('continues with the operation after every status of the POST that leaves the purchase unknown', async () => {
    const table = await tableOf((status) => rowOf(post(status, [reading('running')]), purchase));
    const unknown = all.filter((status) => status !== 202 && !rejected.includes(status));
    expect([...table].filter(([, { outcome, posts }]) => outcome === 'resolved' && posts === 1)).toEqual(
      [202, ...unknown]
        .sort((a, b) => a - b)
        .map((status) => [status, { outcome: 'resolved', posts: 1, reads: status === 202 ? 0 : 1 }]),
    );
  });

  it('does not purchase again after every status of the POST that leaves the purchase unknown', async () => {
    for (const status of all.filter((each) => !rejected.includes(each) && each !== 202)) {
      const started = post(status, [notFound, notFound, notFound, notFound, reading('running')]);
      await rowOf(started, purchase);
      expect(await rowOf(started, purchase)).toMatchObject({ outcome: 'resolved', posts: 1 });
    }
  });

  it('purchases again after every status of the POST that says that the purchase was rejected', async () => {
    for (const status of rejected.filter((each) => each !== 429)) {
      const started = createClientOf({ post: [{ status }, accepted] });
      await rowOf(started, purchase);
      expect(await rowOf(started, purchase)).toMatchObject({ outcome: 'resolved', posts: 2 });
    }
  });

  it('ends as unknown if a browser hides the redirect of the POST', async () => {
    const hidden = async () => ({ ...responseOf({ status: 0 }), type: 'opaqueredirect' });
    const started = createClientOf({ post: [hidden], after: [notFound] });
    expect(await rowOf(started, purchase)).toEqual({
      outcome: 'unknown',
      code: 'redirected',
      posts: 1,
      reads: 4,
    });
  });

  it('has every status of the POST in the error and its message', async () => {
    for (const status of all.filter((each) => each !== 202)) {
      const error: unknown = await purchase(post(status, [notFound]).client).catch(
        (reason: unknown) => reason,
      );
      expect(error).toMatchObject({ status, message: expect.stringContaining(String(status)) });
    }
  });
});

describe('a poll that was answered once with any status from 100 to 599', () => {
  /** What a gateway may answer, and what the service answers when it is busy: it is read on. */
  const transient = (status: number) => status >= 400 && !rejected.includes(status);

  it('continues a poll after every status that may pass, and stays accepted after every other one', async () => {
    const table = await tableOf((status) => {
      const after: Replies = [reading('running'), { status }, reading('succeeded')];
      return rowOf(createClientOf({ after }), async (client) => {
        await (await client.purchase({ searchId, existing: 'ignore' })).result();
      });
    });
    expect(table).toEqual(
      expected((status) => {
        const continues = transient(status) || [401, 403, 404, 429].includes(status);
        if (continues) return { outcome: 'resolved', posts: 1, reads: 3 };
        return { outcome: 'accepted', code: codeOf(status), posts: 1, reads: 2 };
      }),
    );
  });

  it('polls until the deadline if a status that may pass does not pass', async () => {
    for (const status of all.filter((each) => transient(each) || each === 429)) {
      const { client, clock } = createClientOf({ after: [{ status }] });
      const purchase = await client.purchase({ searchId });
      await expect(purchase.result({ timeoutMs: 60_000 })).rejects.toMatchObject({
        code: 'still-running',
        outcome: 'accepted',
        cause: { status },
      });
      expect(clock.now()).toBeGreaterThanOrEqual(60_000);
    }
  });

  it('never purchases in resume, whatever the status of the reads', async () => {
    for (const status of all) {
      const { client, service } = createClientOf({ before: [{ status }] });
      await client
        .resume({ searchId })
        .result({ timeoutMs: 5000 })
        .catch(() => {});
      expect(service.count('post')).toBe(0);
      expect(service.requests[0]?.url).toContain(endpoint);
    }
  });
});

describe('a read before the purchase that was answered with any status from 100 to 599', () => {
  const credential = {
    getToken: async () => ({ token: 'a-token-of-the-tests', expiresOnTimestamp: Number.MAX_SAFE_INTEGER }),
  };

  it('tells for every status of the read before the purchase whether to purchase, read again or end', async () => {
    const table = await tableOf((status) =>
      rowOf(createClientOf({ before: [{ status }] }, { credential }), (client) =>
        client.purchase({ searchId }),
      ),
    );
    expect(table).toEqual(
      expected((status) => {
        if (status === 404) return { outcome: 'resolved', posts: 1, reads: 1 };
        if (status === 401) return { outcome: 'not-sent', code: 'credential-rejected', posts: 0, reads: 2 };
        if (status === 429) return { outcome: 'not-sent', code: 'request-refused', posts: 0, reads: 4 };
        if ([408, 425].includes(status) || (status >= 500 && status !== 501)) {
          return { outcome: 'not-sent', code: 'request-refused', posts: 0, reads: 3 };
        }
        return { outcome: 'not-sent', code: 'lookup-refused', posts: 0, reads: 1 };
      }),
    );
  });

  it('names the option existing after every status that refuses the read before the purchase, except 410', async () => {
    for (const status of all.filter((each) => each !== 404)) {
      const { client } = createClientOf({ before: [{ status }] });
      const error: unknown = await client.purchase({ searchId }).catch((reason: unknown) => reason);
      if (!PhoneNumbersError.isInstance(error)) throw error;
      expect(error).toMatchObject({ status, phase: 'lookup', outcome: 'not-sent', operationId: undefined });
      if (error.code === 'lookup-refused') {
        expect(error.message.includes("existing: 'ignore'"), error.message).toBe(status !== 410);
      }
    }
  });

  it('purchases if the read before the purchase is answered with 404 after a status that passed', async () => {
    for (const status of [401, 408, 425, 429, 500, 502, 503, 504, 599]) {
      const { client, service } = createClientOf({ before: [{ status }, notFound] }, { credential });
      await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: true });
      expect(service.count('post')).toBe(1);
    }
  });
});
