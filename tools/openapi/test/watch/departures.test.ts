import { readFile } from 'node:fs/promises';
import { asRecord } from '@acs-contracts/commands/json';
import { describe, expect, it } from 'vitest';
import { contractFacts } from './contract-facts.js';

const root = new URL('../../../../', import.meta.url);
const read = (file: string) => readFile(new URL(file, root), 'utf8');
const evidence = await read('spec/EVIDENCE.md');

/** The two documents of an api-version, and the operations that the published one has and the contract does not describe. */
const documents = [
  { version: '2021-03-07', file: 'spec/generated/openapi.json', notDescribed: [] },
  {
    version: '2025-06-01',
    file: 'spec/generated/2025-06-01/openapi.json',
    notDescribed: [
      'DELETE /availablePhoneNumbers/reservations/{reservationId}',
      'GET /availablePhoneNumbers/countries',
      'GET /availablePhoneNumbers/countries/{countryCode}/areaCodes',
      'GET /availablePhoneNumbers/countries/{countryCode}/localities',
      'GET /availablePhoneNumbers/countries/{countryCode}/offerings',
      'GET /availablePhoneNumbers/reservations',
      'GET /availablePhoneNumbers/reservations/{reservationId}',
      'PATCH /availablePhoneNumbers/reservations/{reservationId}',
      'POST /availablePhoneNumbers/countries/{countryCode}/:browse',
      'POST /availablePhoneNumbers/reservations/{reservationId}/:purchase',
      'POST /operatorInformation/:search',
    ],
  },
];
const versions = await Promise.all(
  documents.map(async ({ version, file, notDescribed }) => {
    const contract = asRecord(JSON.parse(await read(file)));
    const published = (await read(`spec/published-swagger/${version}.txt`)).split('\n').map(inOrder);
    const facts = contractFacts(contract);
    const own = facts.filter((fact) => !published.includes(fact));
    return { version, notDescribed, contract, published, facts, own };
  }),
);

/** A fact with the values of an enum in the order of the alphabet, as the facts of the contract have them. */
function inOrder(fact: string): string {
  const [, head, list, tail] =
    /^(.* is )([\w+]+(?: \| [\w+]+)+?)((?: \| any other)?(?:, required)?)$/.exec(fact) ?? [];
  return list === undefined ? fact : `${head}${list.split(' | ').sort().join(' | ')}${tail}`;
}

/**
 * Facts of the contract that the published swagger does not have, each with the row of evidence that explains it, and with
 * the api-version if only the contract of one has it.
 */
const departures: readonly (readonly [row: string, fact: RegExp, version?: string])[] = [
  ['api-version-form', /: parameter api-version in query /],
  ['capability-type', /^PhoneNumberCapabilities(Request)?\.(calling|sms) is /],
  ['country-code-form', /\/:search: parameter countryCode in path is string pattern /],
  ['error-members-from-2022-12-01', /^PhoneNumberSearchResult\.error(Code)? is /, '2021-03-07'],
  ['error-required', /^CommunicationError\.(code|message) is string minLength 1, required$/],
  ['error-statuses', /: [45]\d\d has CommunicationErrorResponse$/],
  ['headers-of-every-response', / has header MS-CV, string minLength 1$/],
  ['id-form', /: parameter (operationId|searchId|phoneNumber) in path is string pattern /],
  ['id-form', /^\w+\.(id|searchId) is string pattern \^\[A-Za-z0-9_~-\]/],
  ['minimums', /^PhoneNumberCost\.amount is number format double minimum 0, required$/],
  ['minimums', /: parameter (skip|top) in query is .* minimum [01] default \d+$/],
  ['next-link', /^PurchasedPhoneNumbers\.nextLink is string format uri-reference minLength 1$/],
  [
    'no-location-on-purchase',
    /^POST \/availablePhoneNumbers\/:purchase: 202 has header Location, /,
    '2021-03-07',
  ],
  [
    'no-location-on-release',
    /^DELETE \/phoneNumbers\/\{phoneNumber\}: 202 has header Location, /,
    '2021-03-07',
  ],
  ['read-only', /^CommunicationError\.(details|innererror|target) is [\w[\]]+$/],
  ['read-only', /^PhoneNumberOperation\.lastActionDateTime is string format date-time$/],
  [
    'reads',
    /^\w+\.(countryCode|currencyCode|phoneNumber|phoneNumbers|id) is string pattern \^(\\\+)?\[(A-Z|1-9)\]/,
  ],
  [
    'required-headers',
    /\/:purchase: 202 has header (Operation-Location|operation-id|purchase-id), .*, required$/,
  ],
  [
    'required-headers-of-others',
    /\/:search: 202 has header (Location|Operation-Location|operation-id|search-id), .*, required$/,
  ],
  [
    'required-headers-of-others',
    /\/capabilities: 202 has header (Location|Operation-Location|operation-id|capabilities-id), .*, required$/,
  ],
  [
    'required-headers-of-others',
    /\{phoneNumber\}: 202 has header (Operation-Location|operation-id|release-id), .*, required$/,
  ],
  ['resource-location-null', /^PhoneNumberOperation\.resourceLocation is .* x-nullable true$/],
  ['retry-after-form', / has header Retry-After, string pattern /],
  ['search-202-empty', /\/:search: 202 has no body$/],
  ['search-id-required', /^PhoneNumberPurchaseRequest\.searchId is .*, required$/],
  [
    'shape',
    /^GET \/phoneNumbers\/operations\/\{operationId\}: 200 has header Location, string format uri-reference/,
  ],
  ['update-202-body', /\/capabilities: 202 has PhoneNumberCapabilitiesUpdate$/],
  ['update-202-body', /^PhoneNumberCapabilitiesUpdate\.capabilitiesUpdateId is .*, required$/],
];

describe.each(versions)('a departure of the contract of $version from the published swagger', (of) => {
  const { version, notDescribed, published, facts, own } = of;
  const ofVersion = departures
    .filter(([, , only = version]) => only === version)
    .map(([row, pattern]) => [row, pattern] as const);

  it('is explained by a row of evidence, each', () => {
    expect(own.filter((fact) => !ofVersion.some(([, pattern]) => pattern.test(fact)))).toEqual([]);
  });

  it.each(ofVersion)('has the row %s in the table, and is there: %s', (row, pattern) => {
    expect(evidence).toContain(`<a id="${row}"></a>`);
    expect(own.filter((fact) => pattern.test(fact))).not.toEqual([]);
  });

  it('is no operation that the swagger has and the contract lacks, but for those that are not described yet', () => {
    const described = facts.flatMap((fact) => /^(.*): operationId /.exec(fact)?.[1] ?? []);
    const operations = published.flatMap((fact) => /^has operation (.*)$/.exec(fact)?.[1] ?? []);
    expect(described).toHaveLength(9);
    expect(operations.sort()).toEqual([...described, ...notDescribed].sort());
  });

  it('is no parameter, property or response that the swagger has and the contract lacks', () => {
    const names = (lines: readonly string[]) =>
      lines.flatMap(
        (line) =>
          /^(?:[A-Z]+ \/\S+: )?[^\s:]+(?: \S+ in \w+| has header [\w-]+)?(?= |,|$)/.exec(line)?.[0] ?? [],
      );
    const structure = names(
      published.filter((line) => !/^(has operation|security|x-ms|\w+ \/\S+: (produces|x-ms))/.test(line)),
    );
    expect([...new Set(structure)].filter((name) => !names(facts).includes(name))).toEqual([]);
  });
});

describe.each(versions)('what programs do not send or read in $version', ({ contract }) => {
  it('differs from the published swagger in the names of enums, which are shorter', () => {
    const text = JSON.stringify(contract);
    for (const name of ['AssignmentType', 'OperationStatus', 'OperationType']) {
      expect(text).toContain(`"x-ms-enum":{"name":"${name}","modelAsString":true}`);
    }
  });

  it('differs from the published swagger in authentication, which names what the SDKs send', () => {
    expect(Object.keys(asRecord(asRecord(contract['components'])['securitySchemes'])).sort()).toEqual([
      'accessKey',
      'entraToken',
    ]);
  });
});
