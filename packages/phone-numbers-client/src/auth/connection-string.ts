import { parseEndpoint } from '../endpoint.js';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';

/** What a connection string holds. */
export interface ConnectionString {
  /** The origin of the resource. */
  readonly endpoint: string;
  /** The key that signs requests, base64. */
  readonly accessKey: string;
}

/**
 * Reads a connection string as the Azure portal shows it: `endpoint=https://…/;accesskey=…`, its parts in any order
 * and case, with or without a semicolon at the end. Parts of other names are left out.
 *
 * @throws InvalidArgumentError when a part is missing or empty, or the endpoint is none. Its message never holds the key, nor
 *   anything else of the text, in which the key may stand anywhere.
 */
export function parseConnectionString(text: string): ConnectionString {
  const read = (name: string) => {
    const [, value] = new RegExp(`(?:^|;)\\s*${name}\\s*=\\s*([^;]*[^;\\s])`, 'i').exec(text) ?? [];
    if (value !== undefined) return value;
    throw new InvalidArgumentError(
      `connectionString: expected endpoint=<url>;accesskey=<key>, ${name} is missing`,
    );
  };
  return { endpoint: parseEndpoint(read('endpoint')), accessKey: read('accesskey') };
}
