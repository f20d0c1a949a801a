import { readFile } from 'node:fs/promises';
import { Tree } from '../tree.js';

/** How sure it is that the service sends a code in a place. */
type Certainty = 'recorded' | 'second hand' | 'not recorded' | 'published swagger';

/** A place where the contract names a code. */
export interface CodePlace {
  readonly code: string;
  /** The status of the response, `failed operation`, or `search result`. */
  readonly place: string;
  readonly certainty: Certainty;
}

const documents = ['openapi.json', '2025-06-01/openapi.json'].map(
  (file) => new URL(`../../../../../spec/generated/${file}`, import.meta.url),
);

/** The more certain a place is, the earlier. */
const order: readonly Certainty[] = ['recorded', 'second hand', 'published swagger', 'not recorded'];

/** Returns every place where the contract of one of the api-versions names a code of an error, each once. */
export async function collectCodes(): Promise<CodePlace[]> {
  const places = new Map<string, CodePlace>();
  for (const file of documents) {
    const document = new Tree(JSON.parse(await readFile(file, 'utf8')));
    for (const place of [...codesOfExamples(document), ...codesOfSearches(document)]) {
      const key = `${place.code} ${place.place}`;
      const known = places.get(key);
      if (known === undefined || order.indexOf(place.certainty) < order.indexOf(known.certainty)) {
        places.set(key, place);
      }
    }
  }
  return [...places.values()];
}

function codesOfExamples(document: Tree): CodePlace[] {
  return document
    .at('paths')
    .values()
    .flatMap((path) => path.values())
    .flatMap((operation) => operation.at('responses').entries())
    .flatMap(([status, response]) => {
      // The one example under `default` is that of a method that is refused.
      const place = status === '200' ? 'failed operation' : status === 'default' ? '405' : status;
      return response
        .at('content', 'application/json', 'examples')
        .values()
        .flatMap((example) =>
          codesIn(example.at('value', 'error')).map((code) => ({
            code,
            place,
            certainty: certaintyOf(example.at('description').text()),
          })),
        );
    });
}

/** The codes of an error, and of the errors inside it. */
function codesIn(error: Tree): string[] {
  const code = error.at('code').text();
  const inside = [error.at('innererror'), ...error.at('details').values()];
  return code === '' ? [] : [code, ...inside.flatMap(codesIn)];
}

/** Descriptions of examples begin with where they are from. */
function certaintyOf(description: string): Certainty {
  if (/^(?:Recorded|SDK docs, a recorded)\b/.test(description)) return 'recorded';
  return description.startsWith('Second hand') ? 'second hand' : 'not recorded';
}

function codesOfSearches(document: Tree): CodePlace[] {
  return document
    .at('components', 'schemas', 'KnownSearchError', 'enum')
    .values()
    .map((value) => ({
      code: value.text(),
      place: 'search result',
      // The one that was seen: js-2022-12-01-searchResult-200.json.
      certainty: value.text() === 'NoError' ? 'recorded' : 'published swagger',
    }));
}
