/** How far a version moves, as changesets name it; `none` when nothing is to be released. */
export type Level = 'none' | 'patch' | 'minor' | 'major';

/** Who notices: a peer on the network (`wire`), or the compiler of a user of the type packages (`types`). */
type Axis = 'wire' | 'types';

/** The proof of a major change, run before it was reported. */
type Witness =
  /** A call that keeps the rules of one version and breaks those of the other. */
  | {
      readonly kind: 'exchange';
      readonly conformsTo: 'old' | 'new';
      readonly breaks: 'old' | 'new';
      /** Request and response as HTTP messages. */
      readonly text: string;
      /** What is broken, and where. */
      readonly because: string;
    }
  /** TypeScript that compiles with the old types and not with the new. */
  | { readonly kind: 'snippet'; readonly text: string; readonly because: string };

/** One difference between two versions of the contract. */
export interface Change {
  /** What happened and where, such as `header-may-be-absent #/components/headers/OperationLocation`. */
  readonly id: string;
  readonly axis: Axis;
  readonly level: Level;
  /** A JSON pointer (RFC 6901) into the newer document; into the older one for what is gone. */
  readonly where: string;
  /** The api-version whose document this is about. Absent when two single documents were compared. */
  readonly apiVersion?: string;
  /** What changed, and who is hit by it. */
  readonly reason: string;
  /** Present exactly when the level is major. */
  readonly witness: Witness | null;
  /** Why it is not known whether anybody breaks. Present exactly when that is so; the level is then at least minor. */
  readonly undecided?: string;
}

const order: readonly Level[] = ['none', 'patch', 'minor', 'major'];

/** The highest of some levels; `none` when there are none. */
export function highest(levels: Iterable<Level>): Level {
  return order[Math.max(0, ...[...levels].map((level) => order.indexOf(level)))] ?? 'none';
}

/** Tells whether a level promises less than another. */
export function isLower(level: Level, than: Level): boolean {
  return order.indexOf(level) < order.indexOf(than);
}

/** Tells whether `text` is a level. */
export function isLevel(text: unknown): text is Level {
  return order.some((level) => level === text);
}

/** Makes the id of a change out of its kind and its place. */
export function changeId(kind: string, where: string): string {
  return `${kind} ${where}`;
}

/** The place of a change in the documents that were compared: its pointer, after its api-version if there is one. */
export function placeKey({ apiVersion = '', where }: Change): string {
  return `${apiVersion}${where}`;
}

/** What a change is about, before its reason: its api-version, if there is one. */
export function versionPrefix({ apiVersion }: Change): string {
  return apiVersion === undefined ? '' : `${apiVersion}: `;
}
