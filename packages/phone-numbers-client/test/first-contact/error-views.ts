import { inspect } from 'node:util';

/** Everything that anybody may see of an error, as strings. */
export interface ErrorViews {
  /** What prints it: message, stack, `String`, `JSON.stringify`, `inspect`. */
  readonly printed: readonly string[];
  /** Each string that can be reached from it, by the path to it; keys are among them. */
  readonly strings: ReadonlyMap<string, string>;
}

const everything = {
  depth: Number.POSITIVE_INFINITY,
  showHidden: true,
  maxArrayLength: Number.POSITIVE_INFINITY,
  maxStringLength: Number.POSITIVE_INFINITY,
  breakLength: Number.POSITIVE_INFINITY,
};

/** Returns everything that anybody may see of an error. */
export function viewsOf(error: unknown): ErrorViews {
  const strings = new Map<string, string>();
  collect(error, 'error', strings, new Set());
  const printed = [String(error), JSON.stringify(error) ?? '', inspect(error, everything), ...cloned(error)];
  return { printed, strings };
}

/** What a worker or a cache would see. Not everything can be cloned. */
function cloned(error: unknown): readonly string[] {
  try {
    return [inspect(structuredClone(error), everything)];
  } catch {
    return [];
  }
}

/** Follows own properties, hidden ones and symbols included, and inherited ones that are enumerable. */
function collect(value: unknown, path: string, strings: Map<string, string>, seen: Set<unknown>): void {
  if (typeof value === 'string' || typeof value === 'bigint') strings.set(path, String(value));
  if (typeof value === 'symbol') strings.set(path, value.description ?? '');
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return;
  seen.add(value);
  const inherited: string[] = [];
  for (const name in value) inherited.push(name);
  for (const key of new Set<string | symbol>([...Reflect.ownKeys(value), ...inherited])) {
    const name = `${path}.${String(key)}`;
    if (typeof key === 'string' && typeof value !== 'function') strings.set(`${name} (the name)`, key);
    collect(Reflect.get(value, key), name, strings, seen);
  }
}

const fromCode = (code: number) => String.fromCharCode(code);
const fromHex = (_escape: string, hex: string) => fromCode(Number.parseInt(hex, 16));

const undo: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll(/%([0-9a-f]{2})/gi, fromHex),
  (text) => text.replaceAll(/\\U([0-9a-f]{8})/gi, fromHex),
  (text) => text.replaceAll(/\\[ux]\{([0-9a-f]+)\}/gi, fromHex),
  (text) => text.replaceAll(/(?:%u|\\u)([0-9a-f]{4})/gi, fromHex),
  (text) => text.replaceAll(/\\x([0-9a-f]{2})/gi, fromHex),
  (text) => text.replaceAll(/\\([0-3][0-7]{2}|[0-7]{2})/g, (_, code) => fromCode(Number.parseInt(code, 8))),
  (text) => text.replaceAll(/\\[nrt]/g, '').replaceAll(/\\+([/"\\])/g, '$1'),
  (text) => text.replaceAll(/&#x([0-9a-f]+);/gi, fromHex),
  (text) => text.replaceAll(/&#(\d+);/g, (_, code) => fromCode(Number(code))),
  (text) => text.replaceAll(/&(plus|sol|equals|amp|lowbar|period|hyphen);/g, (_, name) => named[name] ?? ''),
];
const named: Record<string, string> = {
  plus: '+',
  sol: '/',
  equals: '=',
  amp: '&',
  lowbar: '_',
  period: '.',
  hyphen: '-',
};

/** Undoes whatever may hide a secret: escapes, twelve times over; case, base64url, and characters in between. */
function normalize(text: string): string {
  let result = text;
  for (let depth = 0; depth < 12; depth++) for (const step of undo) result = step(result);
  return result
    .replaceAll(/[\s\p{Cf}\p{Cc}\p{DI}\ufffd]/gu, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .toLowerCase();
}

/** The shortest part of a secret that nobody may see, in characters. */
const partLength = 16;

function partsOf(secret: string): string[] {
  const plain = normalize(secret);
  const length = Math.min(partLength, plain.length);
  return Array.from({ length: plain.length - length + 1 }, (_, from) => plain.slice(from, from + length));
}

/** Returns the views of an error in which a part of one of these secrets can be seen, each with the part. */
export function leaksOf(error: unknown, ...secrets: readonly string[]): readonly string[] {
  const parts = secrets.flatMap(partsOf);
  const { printed, strings } = viewsOf(error);
  const views = [...strings, ...printed.map((text, index): [string, string] => [`print ${index}`, text])];
  return views.flatMap(([name, text]) => {
    const visible = normalize(text);
    return parts.some((part) => visible.includes(part)) ? [`${name}: ${text.slice(0, 300)}`] : [];
  });
}
