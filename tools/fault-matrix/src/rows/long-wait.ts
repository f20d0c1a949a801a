import assert from 'node:assert/strict';
import type { Lab } from '../lab/lab.js';
import { memoryInUse } from '../lab/memory.js';
import { startRawServer } from '../lab/raw-server.js';
import type { Step } from '../lab/script.js';
import { operationId, reply, running, searchId, succeeded } from '../lab/steps.js';
import { buyFrom, expectBought } from './expect.js';

/** The date of the machine, moved by the given number of milliseconds until it is disposed of. */
function shiftDate(): Disposable & { by(milliseconds: number): void } {
  const RealDate = Date;
  let shift = 0;
  const now = () => RealDate.now() + shift;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args) => Reflect.construct(target, args.length === 0 ? [now()] : args),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
  return {
    by(milliseconds) {
      shift = milliseconds;
    },
    [Symbol.dispose]() {
      globalThis.Date = RealDate;
    },
  };
}

async function dateJumps(lab: Lab): Promise<void> {
  using date = shiftDate();
  const jump =
    (milliseconds: number): Step =>
    (exchange) => {
      date.by(milliseconds);
      return running(exchange);
    };
  expectBought(await buyFrom(lab, { operation: [jump(3_600_000), jump(-3_600_000), jump(0), succeeded] }));
  assert.ok(lab.clock.now() < 10_000, `waited ${lab.clock.now()} ms`);
}

async function tokenExpires(lab: Lab): Promise<void> {
  let issued = 0;
  const getToken = async () => {
    lab.addSecret(`token-${++issued}`);
    return { token: `token-${issued}`, expiresOnTimestamp: Date.now() + 3_600_000 };
  };
  const demand =
    (token: string): Step =>
    (exchange) =>
      (exchange.request.headers.get('authorization') === `Bearer ${token}` ? running : reply(401))(exchange);
  const service = await lab.start({
    operation: [demand('token-1'), demand('token-2'), demand('token-2'), demand('token-2'), succeeded],
  });
  const { accepted } = await lab.purchase(lab.open(service.url, { getToken }));
  expectBought({ service, ...(await lab.finish(accepted)) });
  assert.equal(issued, 2);
}

const reads = 10_000;

/** A service that keeps nothing of what it gets; it says that the operation is running until the last read. */
async function manyReads(lab: Lab): Promise<void> {
  const sizes: number[] = [];
  let count = 0;
  const answer = (status: number, body: object, headers = '') => {
    const text = JSON.stringify(body);
    return `HTTP/1.1 ${status} Status\r\n${headers}Content-Length: ${text.length}\r\n\r\n${text}`;
  };
  const server = lab.use(
    await startRawServer((socket) => {
      socket.on('data', () => {
        count++;
        if (count === reads / 5 || count === reads) sizes.push(memoryInUse());
        const status = count < reads ? 'running' : 'succeeded';
        const isOperation = count <= reads;
        socket.write(
          answer(
            200,
            isOperation
              ? { id: operationId, operationType: 'purchase', status }
              : { searchId, phoneNumbers: ['+14255550123'] },
          ),
        );
      });
    }),
  );
  const client = lab.open(server.url);
  assert.ok(client.resume !== undefined, 'it can be resumed');
  const { bought } = await lab.finish(client.resume(searchId), { timeoutMs: Number.MAX_SAFE_INTEGER });
  assert.equal(bought?.length, 1);
  const [early = 0, late = 0] = sizes;
  assert.ok(late - early < 8 * 1024 * 1024, `memory grew by ${late - early} bytes`);
}

export const longWaitCases = [dateJumps, tokenExpires, manyReads];
