import { received } from '../option-checks.js';
import { readBody } from '../read-body.js';
import { hasRepeatedName } from '../repeated-names.js';
import { AdminRefusal, problem } from './problem.js';

/** In bytes. */
const limit = 65_536;

/**
 * Reads the JSON of a body.
 *
 * @throws AdminRefusal when the body is not JSON, or is larger than 64 KiB
 */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type');
  if (type?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    const actual = type === null ? 'none' : received(type);
    throw refusal(415, 'UnsupportedMediaType', `Content-Type must be application/json (received ${actual}).`);
  }
  const bytes = await readBody(request, limit);
  if (bytes === undefined) {
    const message = `The body must have at most ${limit} bytes.`;
    throw new AdminRefusal(problem(413, 'ContentTooLarge', message, [['Connection', 'close']]));
  }
  return parse(bytes);
}

function parse(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refusal(400, 'InvalidInput', `The body must be JSON (received ${received(text)}).`);
  }
  if (hasRepeatedName(text)) {
    throw refusal(400, 'InvalidInput', `The body must have each property once (received ${received(text)}).`);
  }
  return value;
}

function refusal(status: number, code: string, message: string): AdminRefusal {
  return new AdminRefusal(problem(status, code, message));
}
