/** Header fields in the order they came in, names as sent; a name that comes twice stands twice. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** The value of a header, in any case of its name: several of one name are joined by `, ` (RFC 9110, section 5.3). */
export function headerValue(headers: HeaderList, name: string): string | undefined {
  const wanted = name.toLowerCase();
  const values = headers.filter(([field]) => field.toLowerCase() === wanted).map(([, value]) => value);
  return values.length > 0 ? values.join(', ') : undefined;
}
