import { contractPaths } from '../base/paths.js';
import { hideAnnounced } from './announced.js';
import { decodeEscapes, joinItems } from './decode-escapes.js';
import { encodingsOf } from './encodings.js';

/** The shortest part of a secret that is removed, in characters; a shorter secret is removed as a whole. */
const partLength = 16;

/** What is looked for first, in characters: half a part. */
const pieceLength = 8;

/** A secret that is shorter than this cannot be told from a word. */
const shortestSecret = 4;

/** The number of signatures and tokens that are remembered after their requests: a server may return an earlier one. */
const maxRecent = 32;

/**
 * The characters of signatures and tokens before these that are remembered, which stay valid for minutes and longer: 4,096
 * signatures. They are not looked for in base64, in hexadecimal or as bytes, which would take too long for so many.
 */
const maxEarlier = 4096 * 44;

/** Removes secrets from a string. */
export type Redact = (text: string) => string;

/** The signatures and tokens of one request. */
export interface CredentialsInUse {
  add(credential: string): void;
  /** Ends with the request, when its error is made. */
  end(): void;
}

/** Removes the secrets of one client from strings that go into errors; data that a caller receives is never changed. */
export interface Secrets {
  /** Adds a secret that stays one: a key, a connection string, the value of a header. */
  add(secret: string): void;
  /** Begins with a request: its credentials are secrets while it lasts, and for some more requests. */
  begin(): CredentialsInUse;
  /** Whether a string contains a secret, or a part of one that has 16 characters or more, however it is escaped. */
  isIn(text: string): boolean;
  /**
   * Returns the string with `***` in place of each run of parts of secrets that have 16 characters or more, or `***` alone if a
   * part is in it in another form: percent-encoded, escaped as in JSON or HTML, as base64url, in another case, with line
   * breaks, in base64 or in hexadecimal.
   */
  readonly redact: Redact;
}

/** A secret as it is looked for. */
interface Sought {
  /** The ways to write it. */
  readonly forms: readonly string[];
  /** What begins in a form at each multiple of {@link pieceLength}. */
  readonly pieces: ReadonlySet<string>;
}

/** Creates an empty set of secrets. */
export function createSecrets(): Secrets {
  const lasting = new Set<string>();
  const recent = new Set<string>();
  const earlier = new Map<string, Sought>();
  let earlierLength = 0;
  const inUse = new Set<Set<string>>();
  const all = () => [lasting, recent, ...inUse].flatMap((some) => [...some]);
  // Made when they are looked for first, which is only on the way into an error.
  const made = new Map<string, Sought>();
  const soughtFor = (secret: string) => {
    const sought = made.get(secret) ?? seek(encodingsOf(secret).map(decodeEscapes));
    made.set(secret, sought);
    return sought;
  };
  const remember = (credential: string) => {
    recent.delete(credential);
    recent.add(credential);
    for (const oldest of recent) {
      if (recent.size <= maxRecent) break;
      recent.delete(oldest);
      made.delete(oldest);
      if (!earlier.has(oldest)) earlierLength += oldest.length;
      earlier.set(oldest, seek([joinItems(oldest)]));
    }
    for (const oldest of earlier.keys()) {
      if (earlierLength <= maxEarlier) break;
      earlierLength -= oldest.length;
      earlier.delete(oldest);
    }
  };
  /** Returns the secrets of which a part is in a text. */
  const foundIn = (text: string) => {
    if (text.length < shortestSecret) return [];
    const hasPartOf = searchIn(`${decodeEscapes(text)}\n${joinItems(text)}`);
    // A part of a secret that is escaped itself has fewer characters than it shows.
    const isShown = (secret: string) => /[%\\&]/.test(secret) && searchIn(text)(seek([secret]));
    const found = all().filter((secret) => hasPartOf(soughtFor(secret)) || isShown(secret));
    for (const [secret, sought] of earlier) if (hasPartOf(sought)) found.push(secret);
    return found;
  };
  const isIn = (text: string) => foundIn(text).length > 0;
  return {
    isIn,
    add: (secret) => void lasting.add(secret),
    begin() {
      const credentials = new Set<string>();
      inUse.add(credentials);
      return {
        add: (credential) => void credentials.add(credential),
        end() {
          inUse.delete(credentials);
          for (const credential of credentials) remember(credential);
        },
      };
    },
    redact(text) {
      const shown = hideAnnounced(text);
      const found = foundIn(shown);
      // What is announced may have hidden a part of an own secret by which the rest would have been found.
      const before = shown === text ? found : foundIn(text);
      if (before.some((secret) => !found.includes(secret) && !text.includes(secret))) return '***';
      if (found.length === 0) return shown;
      const result = withoutParts(shown, found.flatMap(partsOf));
      return isIn(result) || hasRest(shown, result, found) ? '***' : result;
    },
  };
}

function seek(forms: readonly string[]): Sought {
  return { forms, pieces: new Set(forms.flatMap((form) => form.match(/.{8}/gs) ?? [])) };
}

/**
 * Returns the function that tells whether a part of a secret that must not be seen is in a text. Each such part contains a
 * piece: only if one is there, or a form is too short to have one, it looks closer.
 */
function searchIn(text: string): (sought: Sought) => boolean {
  const windows = new Set(windowsOf(text, pieceLength));
  return ({ forms, pieces }) => {
    const hasPiece = overlap(windows, pieces);
    return forms.some(
      (form) => (hasPiece || form.length < pieceLength) && partsOf(form).some((part) => text.includes(part)),
    );
  };
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  for (const text of few) if (many.has(text)) return true;
  return false;
}

/**
 * Returns whether there is a rest of a secret in the result, such as its last line or what follows its last escape, which is
 * too short to be found: more of it is hidden if the text is decoded first.
 */
function hasRest(text: string, result: string, secrets: readonly string[]): boolean {
  const hidden = withoutParts(joinItems(text), secrets.map(joinItems).flatMap(partsOf));
  return hidden.replaceAll('*', '') !== joinItems(result).replaceAll('*', '');
}

/** Puts `***` in place of each part of a text. Parts that overlap are one: what is left of a secret would be its end. */
function withoutParts(text: string, parts: readonly string[]): string {
  const isHidden = new Uint8Array(text.length);
  for (const part of parts) {
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      isHidden.fill(1, at, at + part.length);
    }
  }
  return [...isHidden].reduce((shown, hidden, at) => {
    if (hidden === 0) return shown + text.charAt(at);
    return isHidden[at - 1] === 1 ? shown : `${shown}***`;
  }, '');
}

/** Returns all parts of a secret that must not be seen, and first the secret itself. */
function partsOf(secret: string): string[] {
  if (secret.length < shortestSecret) return [];
  // A secret may contain a word of the contract, which is not secret.
  const words = `${contractPaths.join()} ${joinItems(contractPaths.join())}`.toLowerCase();
  return [secret, ...windowsOf(secret, partLength).filter((part) => !words.includes(part.toLowerCase()))];
}

/** Returns everything of this length that is in a text. */
function windowsOf(text: string, length: number): string[] {
  return Array.from({ length: text.length - length + 1 }, (_, start) => text.slice(start, start + length));
}
