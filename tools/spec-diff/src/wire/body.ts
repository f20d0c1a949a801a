import { isObject } from '../json.js';
import { scalarText } from './written.js';

/** A body, with its media type, as the value that it stands for. */
export interface Body {
  readonly mediaType: string;
  readonly value: unknown;
}

/** As much of a body is shown. */
const maxShown = 2000;

/** Writes a body with its media type, for people; nothing when there is none. */
export function formatBody(body: Body | undefined): string[] {
  if (body === undefined) return [];
  const text = formatValue(body);
  const shown = text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
  return [`content-type: ${body.mediaType}`, '', shown];
}

function formatValue({ mediaType, value }: Body): string {
  if (isJson(mediaType)) return JSON.stringify(value) ?? '';
  const entries = isObject(value) ? Object.entries(value) : [];
  const pairs = entries.flatMap(([name, item]) =>
    (Array.isArray(item) ? item : [item]).map((one): [string, string] => [name, scalarText(one)]),
  );
  if (/x-www-form-urlencoded/i.test(mediaType) && isObject(value))
    return new URLSearchParams(pairs).toString();
  if (/^multipart\//i.test(mediaType) && isObject(value))
    return pairs.map(([name, text]) => `--part: ${name}\n${text}`).join('\n');
  if (/[/+]xml\b/i.test(mediaType)) return xml('root', value);
  return scalarText(value);
}

function xml(name: string, value: unknown): string {
  if (Array.isArray(value)) return `<${name}>${value.map((item) => xml('item', item)).join('')}</${name}>`;
  if (!isObject(value))
    return `<${name}>${scalarText(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`;
  const inner = Object.entries(value).map(([key, item]) => xml(key, item));
  return `<${name}>${inner.join('')}</${name}>`;
}

/** Tells whether bodies of a media type are JSON. */
export function isJson(mediaType: string): boolean {
  return /^[^;]*[/+]json\b/i.test(mediaType) || mediaType === '*/*';
}
