import { readFile } from 'node:fs/promises';
import { asRecord } from '@acs-contracts/commands/json';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../src/watch/facts.js';

const read = async (file: string) =>
  asRecord(JSON.parse(await readFile(new URL(`fixtures/${file}`, import.meta.url), 'utf8')));
const common = await read('Common/stable/2021-03-07/common.json');
const reference = '../../../Common/stable/2021-03-07/common.json';
const published = await Promise.all(
  ['2021-03-07', '2025-06-01'].map(async (version) => ({
    version,
    document: await read(`PhoneNumbers/stable/${version}/phonenumbers.json`),
  })),
);

/** The facts of a document, with all of its operations, by that and the file that it refers to. */
function factsOfEach(document: Record<string, unknown>) {
  const routes = Object.entries(asRecord(document['paths'])).flatMap(([path, item]) =>
    Object.keys(asRecord(item)).map((method) => ({ method, path })),
  );
  return (swagger: Record<string, unknown>, other: Record<string, unknown>) =>
    factsOf({ document: swagger, others: new Map([[reference, other]]) }, routes).join('\n');
}

/** The members that a program which sends and reads JSON does not notice. */
const unnoticed =
  /^\/(swagger|info)\b|\/(description|title|x-ms-skip-url-encoding|x-ms-parameter-location|x-ms-client-name)$|\/x-ms-enum\/name$|^\/parameters\/Endpoint\b|\/scopes\/user_impersonation$|^\/paths$/;

/** The copies of a value that have one member less, or another value of one member; each with its path. */
function* changed(value: unknown, path = ''): Generator<readonly [string, unknown]> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield [`${path}/${index}`, value.toSpliced(index, 1)];
      for (const [where, other] of changed(item, `${path}/${index}`)) yield [where, value.with(index, other)];
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      const { [name]: _left, ...rest } = asRecord(value);
      yield [`${path}/${name}`, rest];
      for (const [where, other] of changed(member, `${path}/${name}`))
        yield [where, { ...value, [name]: other }];
    }
  } else yield [path, typeof value === 'boolean' ? !value : `${value}x`];
}

/** The changes that nothing shows, by path. `type: object` goes without saying. */
function unseen(whole: Record<string, unknown>, factsOfChange: (change: Record<string, unknown>) => string) {
  const before = factsOfChange(whole);
  const paths = new Set<string>();
  let tried = 0;
  for (const [path, change] of changed(whole)) {
    if (unnoticed.test(path) || (path.endsWith('/type') && /\/definitions\/\w+\/type$/.test(path))) continue;
    tried += 1;
    if (factsOfChange(asRecord(change)) === before) paths.add(path);
  }
  return { tried, paths: [...paths] };
}

describe.each(published)('a change of the published swagger of $version', ({ document }) => {
  const factsWith = factsOfEach(document);

  it('is seen, whichever member of the document is gone or has another value', () => {
    const { tried, paths } = unseen(document, (change) => factsWith(change, common));
    expect(paths).toEqual([]);
    expect(tried).toBeGreaterThan(500);
  });

  it('is seen, whichever member of the file with the errors is gone or has another value', () => {
    const { tried, paths } = unseen(common, (change) => factsWith(document, change));
    // A document does not lead to what it defines itself, as 2025-06-01 does with CommunicationErrorResponse.
    const own = Object.keys(asRecord(document['definitions'])).map((name) => `/definitions/${name}`);
    const led = paths.filter((path) => !own.some((start) => path === start || path.startsWith(`${start}/`)));
    expect(led.filter((path) => path !== '/paths')).toEqual([]);
    expect(tried).toBeGreaterThan(20);
  });
});
