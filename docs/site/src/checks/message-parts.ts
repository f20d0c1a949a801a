import type { RecordedMessage } from '@acs-contracts/contract-tests/rules';

/**
 * Returns the headers of a message by their names in lower case; those with one name are joined. One without a value is
 * absent, as it is for Prism.
 */
export function headersOf({ headers, header }: RecordedMessage): Record<string, string> {
  return withValues(
    headers.map(([name, value]) => [name.toLowerCase(), withPlainScheme(header(name) ?? value)]),
  );
}

function withValues<Value>(
  entries: readonly (readonly [name: string, value: Value])[],
): Record<string, Value> {
  return Object.fromEntries(entries.filter(([, value]) => Boolean(value)));
}

/** The scheme of a URL is the same in capitals (RFC 3986, section 6.2.2.1); a pattern cannot say so. */
function withPlainScheme(value: string): string {
  return value.replace(/^https?:(?=\/\/)/i, (scheme) => scheme.toLowerCase());
}

/** Returns the media type of a message, without parameters, or `undefined` if it is missing or malformed. */
export function mediaTypeOf({ mediaType }: RecordedMessage): string | undefined {
  return mediaType !== undefined && /^[^\s/,]+\/[^\s/,]+$/.test(mediaType) ? mediaType : undefined;
}

/** Returns the parameters of a query; one that is named several times is an array. */
export function queryOf(url: URL): Record<string, string | string[]> {
  const { searchParams } = url;
  const names = [...new Set(searchParams.keys())];
  return withValues(
    names.map((name) => {
      const values = searchParams.getAll(name);
      return [name.toLowerCase(), values.length === 1 ? values.join() : values];
    }),
  );
}

/** Returns the parameters that a path has at the places of a template. */
export function pathParameters(path: string, template: string): Record<string, string> {
  const segments = path.split('/');
  return withValues(
    template.split('/').flatMap((part, index) => {
      const [, name] = /^\{(.+)\}$/.exec(part) ?? [];
      return name === undefined ? [] : [[name.toLowerCase(), decoded(segments[index] ?? '')] as const];
    }),
  );
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
