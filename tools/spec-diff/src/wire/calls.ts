import type { Exchange } from './exchange.js';
import { sampleRequest, sampleResponse, sampleStatus } from './sample.js';
import type { OperationPair } from './trial.js';

const made = new WeakMap<OperationPair, Map<string, Exchange>>();

/** Makes a call once for each pair. */
function once(pair: OperationPair, key: string, make: () => Exchange): Exchange {
  const calls = made.get(pair) ?? new Map<string, Exchange>();
  made.set(pair, calls);
  const call = calls.get(key) ?? make();
  calls.set(key, call);
  return call;
}

/** A call that keeps the rules of the older version, and those of the newer as far as that is possible. */
export function oldCall(pair: OperationPair): Exchange {
  return once(pair, 'old', () => ({
    ...sampleRequest(pair.old, pair.new),
    ...sampleResponse(pair.old, sampleStatus(pair.old, pair.new), pair.new),
  }));
}

/** A call with a status that keeps the rules of the newer version, and those of the older as far as that is possible. */
export function newCall(pair: OperationPair, status = sampleStatus(pair.new, pair.old)): Exchange {
  return once(pair, `new ${status}`, () => ({
    ...sampleRequest(pair.new, pair.old),
    ...sampleResponse(pair.new, status, pair.old),
  }));
}

/** A call with a field of the request, or of the response, set. */
export function withField(
  exchange: Exchange,
  part: 'parameters' | 'headers',
  key: string,
  texts: readonly string[] | undefined,
): Exchange {
  const fields = new Map(exchange[part]);
  if (texts === undefined) fields.delete(key);
  else fields.set(key, texts);
  return { ...exchange, [part]: fields };
}
