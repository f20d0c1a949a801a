import { fromBase64, toBase64 } from './base64.js';
import { decode, decodedText } from './decode.js';

/** Finds secrets in strings, in whatever form they are written there. */
export interface SecretFinder {
  /** Adds a secret. One of fewer than four characters would be found everywhere, and is ignored. */
  add(secret: string): void;
  /** Whether a string holds a secret, or sixteen characters of one in a row. */
  isIn(text: string): boolean;
  /** The string with `…` in place of every secret, and of every part of one that has sixteen characters or more. */
  hide(text: string): string;
}

/** A part of a secret this long is as good as all of it: nobody writes it by chance. */
const partLength = 16;
const shortest = 4;
/** Every part of sixteen characters holds one of the blocks of eight that a secret is cut into. Most texts hold none. */
const blockLength = 8;

/**
 * Creates a finder of secrets. It sees through the escapes of URLs, JSON, HTML and the like (`decode`), and knows a
 * secret also in base64, hexadecimal (with and without colons or dashes), as a list of bytes, and backwards; of one that is base64 also the bytes that it
 * stands for. Linear in the length of the string.
 */
export function createSecretFinder(secrets: Iterable<string> = []): SecretFinder {
  const added = new Set<string>();
  /** The secrets in all their forms, decoded. */
  const forms: string[] = [];
  const blocks = new Set<string>();
  /** The parts of the forms, by their length. They take long to cut, and are cut once a text may hold one. */
  let parts: Map<number, Set<string>> | undefined;

  const add = (secret: string) => {
    if (secret.length < shortest || added.has(secret)) return;
    added.add(secret);
    for (const form of formsOf(secret)) {
      const text = decodedText(form);
      if (text.length < shortest) continue;
      forms.push(text);
      parts = undefined;
      for (let at = 0; text.length >= partLength && at + blockLength <= text.length; at += blockLength)
        blocks.add(text.slice(at, at + blockLength));
    }
  };
  for (const secret of secrets) add(secret);

  function mayHoldOne(text: string): boolean {
    for (let at = 0; blocks.size > 0 && at + blockLength <= text.length; at += 1)
      if (blocks.has(text.slice(at, at + blockLength))) return true;
    return forms.some((form) => form.length < partLength && text.includes(form));
  }

  function isIn(original: string): boolean {
    const text = decodedText(original);
    if (!mayHoldOne(text)) return false;
    parts ??= partsOf(forms);
    for (const [length, known] of parts)
      for (let at = 0; at + length <= text.length; at += 1)
        if (known.has(text.slice(at, at + length))) return true;
    return false;
  }

  function find(original: string): [start: number, end: number][] {
    if (!isIn(original)) return [];
    const { text, starts, ends } = decode(original);
    const found: [number, number][] = [];
    for (const [length, known] of parts ?? []) {
      for (let at = 0; at + length <= text.length; at += 1) {
        if (known.has(text.slice(at, at + length))) found.push([starts[at] ?? 0, ends[at + length - 1] ?? 0]);
      }
    }
    return found.sort(([one], [other]) => one - other);
  }

  return {
    add,
    isIn: (text) => forms.length > 0 && isIn(text),
    hide(text) {
      if (forms.length === 0) return text;
      const shown: string[] = [];
      let shownTo = 0;
      for (const [start, end] of find(text)) {
        if (end <= shownTo) continue;
        if (start > shownTo || shownTo === 0) shown.push(text.slice(shownTo, start), '…');
        shownTo = end;
      }
      return shown.length === 0 ? text : shown.join('') + text.slice(shownTo);
    },
  };
}

/** Every part of the forms, by its length. */
function partsOf(forms: readonly string[]): Map<number, Set<string>> {
  const parts = new Map<number, Set<string>>();
  for (const form of forms) {
    const length = Math.min(partLength, form.length);
    const known = parts.get(length) ?? new Set();
    parts.set(length, known);
    for (let at = 0; at + length <= form.length; at += 1) known.add(form.slice(at, at + length));
  }
  return parts;
}

/** The ways to write a secret that are no escapes of its characters. */
function formsOf(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret);
  // In base64 of something longer it begins at any of three places, and its ends depend on what is around it.
  const encoded = [0, 1, 2].map((offset) =>
    toBase64(bytes.subarray(offset)).replaceAll('=', '').slice(0, -1),
  );
  const backwards = [...secret].reverse().join('');
  const written = [bytes, ...bytesOf(secret)].flatMap((each) => {
    const digits = toHex(each);
    return [...['', ':', '-'].map((between) => digits.join(between)), [...each].join(',')];
  });
  return [secret, ...encoded, ...written, backwards].filter(
    (form, index) => index === 0 || form.length >= partLength,
  );
}

/** The bytes that a secret in base64 stands for, as an access key does. */
function bytesOf(secret: string): Uint8Array[] {
  const bytes = fromBase64(secret);
  return bytes !== undefined && toBase64(bytes).replaceAll('=', '') === secret.replaceAll('=', '')
    ? [bytes]
    : [];
}

/** Each byte in two digits. */
function toHex(bytes: Uint8Array): string[] {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
}
