import { describe, expect, it } from 'vitest';
import { diffDocuments } from '../src/diff.js';
import { publishedVersion, type Version } from './published-versions.js';

/** What a reader of both versions would say, and the changes that make it so. */
const steps: readonly (readonly [
  from: Version,
  to: Version,
  level: string,
  why: string,
  changes: readonly RegExp[],
])[] = [
  [
    '2021-03-07',
    '2022-01-11-preview2',
    'patch',
    'nothing but the version is another one',
    [/^info-version /],
  ],
  [
    '2022-01-11-preview2',
    '2022-06-01-preview',
    'major',
    'an operation is renamed, which code names; three new members of a response break nobody',
    [/^types-name .*\/operationId$/],
  ],
  [
    '2021-03-07',
    '2022-12-01',
    'minor',
    'operations are new, and optional members of a response',
    [/^operation-added .*countries\/get$/, /^response-property-added .*errorCode$/],
  ],
  ['2022-12-01', '2023-05-01-preview', 'minor', 'an operation is new', [/^operation-added .*:search\/post$/]],
  [
    '2023-05-01-preview',
    '2024-03-01-preview',
    'major',
    'a request has to have phoneNumbers',
    [/^request-required #\/components\/schemas\/OperatorInformationRequest\/required$/],
  ],
  [
    '2024-03-01-preview',
    '2025-02-11',
    'major',
    'a name that readers relied on may be absent',
    [/^response-required #\/components\/schemas\/OperatorDetails\/required$/],
  ],
  [
    '2025-02-11',
    '2025-04-01',
    'minor',
    'what is new is optional in requests, and extensible in responses',
    [/^request-property-added .*agreeToNotResell$/, /^operation-added .*reservations\/get$/],
  ],
  [
    '2025-04-01',
    '2025-06-01',
    'major',
    'numbers of a reservation may be null, and an operation is renamed',
    [
      /^response-type .*PhoneNumbersReservation\/properties\/phoneNumbers\/additionalProperties\/type$/,
      /^types-name /,
    ],
  ],
];

describe('the published versions', () => {
  it.each(steps)('%s -> %s is %s: %s', async (from, to, level, _why, changes) => {
    const diff = await diffDocuments(publishedVersion(from), publishedVersion(to));
    expect(diff.level).toBe(level);
    for (const change of changes)
      expect(diff.changes.filter((found) => found.level === level).map(({ id }) => id)).toContainEqual(
        expect.stringMatching(change),
      );
    expect(diff.packages['@acs-contracts/spec']).toBe(level);
  });
});
