import { violations } from './conformance.js';
import { flowOf } from './contract.js';
import type { Exchange, Field } from './exchange.js';
import { noResponse, sampleRequest, sampleResponse, sampleStatus } from './sample.js';
import type { OperationPair } from './trial.js';

const made = new WeakMap<OperationPair, Map<string, Exchange>>();

/** A call that keeps the rules of one version, and those of the other as far as that is possible; made once. */
export function callOf(pair: OperationPair, side: 'old' | 'new', status?: number): Exchange {
  const calls = made.get(pair) ?? new Map<string, Exchange>();
  made.set(pair, calls);
  const key = `${side} ${status}`;
  const call = calls.get(key) ?? make(pair, side, status);
  calls.set(key, call);
  return call;
}

function make(pair: OperationPair, side: 'old' | 'new', status: number | undefined): Exchange {
  const own = pair[side];
  const other = pair[side === 'old' ? 'new' : 'old'];
  const answered = status ?? sampleStatus(own, other);
  const call = { ...sampleRequest(own, other), ...sampleResponse(own, answered, other) };
  if (status !== undefined || flowOf(own.operation, 'request').conformsTo !== side) return call;
  // What is looked at is the request: without a valid response it stands alone.
  const isAnswered = violations(own.contract, call).every(({ where }) => !/^(response|status)/.test(where));
  return isAnswered ? call : { ...call, ...noResponse };
}

/** A pair of one version with itself: its calls need not please another one. */
export function alone(pair: OperationPair, side: 'old' | 'new'): OperationPair {
  return { old: pair[side], new: pair[side] };
}

/** A call with a field of the request, or of the response, set. */
export function withField(
  exchange: Exchange,
  part: 'parameters' | 'headers',
  key: string,
  fields: readonly Field[] | undefined,
): Exchange {
  const changed = new Map(exchange[part]);
  if (fields === undefined) changed.delete(key);
  else changed.set(key, fields);
  return { ...exchange, [part]: changed };
}
