import { readEndpoint } from '../endpoint.js';

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
 * @throws TypeError when a part is missing, empty or there twice, or the endpoint is none. Its message never holds the
 *   key, nor anything else of the text, in which the key may stand anywhere.
 */
export function parseConnectionString(text: string): ConnectionString {
  const parts = String(text)
    .split(';')
    .map((part) => /^\s*(\w+)\s*=\s*(.*?)\s*$/s.exec(part));
  const read = (name: string) => {
    const values = parts.flatMap((part) => (part?.[1]?.toLowerCase() === name ? [part[2] ?? ''] : []));
    const [value = ''] = values;
    if (values.length > 1) throw invalid(`${name} is there ${values.length} times`);
    if (value === '') throw invalid(`${name} is missing`);
    return value;
  };
  const endpoint = readEndpoint(read('endpoint'));
  if ('expected' in endpoint) throw invalid(`endpoint is not ${endpoint.expected}`);
  return { endpoint: endpoint.origin, accessKey: read('accesskey') };
}

function invalid(problem: string): TypeError {
  return new TypeError(`connectionString: expected endpoint=<url>;accesskey=<key>, but ${problem}`);
}
