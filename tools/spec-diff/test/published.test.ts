import { describe, expect, it } from 'vitest';
import { diffDocuments } from '../src/diff.js';
import { type Edit, Editable, published } from './editable.js';

const schemas = '#/components/schemas';
const purchase = '#/paths/~1availablePhoneNumbers~1:purchase/post';

/** Edits of our own contract, with the packages that move. */
const edits: readonly (Edit & { readonly packages: Readonly<Record<string, string>> })[] = [
  {
    edit: 'an extensible enum gains a known value',
    level: 'minor',
    apply: (d) => d.add(`${schemas}/KnownOperationStatus/enum`, 'canceled'),
    packages: { spec: 'minor', 'phone-numbers-types': 'minor', 'phone-numbers-client': 'minor' },
  },
  {
    edit: 'an extensible enum loses a known value',
    level: 'major',
    apply: (d) => d.drop(`${schemas}/KnownOperationStatus/enum`, 'notStarted'),
    packages: { spec: 'major', 'phone-numbers-types': 'major', 'phone-numbers-client': 'major' },
  },
  {
    edit: 'searchId may be left out',
    level: 'minor',
    apply: (d) => d.remove(`${schemas}/PhoneNumberPurchaseRequest/required`),
    packages: {
      spec: 'minor',
      'phone-numbers-client': 'minor',
      'contract-tests': 'minor',
      'phone-numbers-emulator': 'minor',
    },
  },
  {
    edit: 'errors lose their target',
    level: 'major',
    apply: (d) => d.remove(`${schemas}/CommunicationError/properties/target`),
    packages: {
      spec: 'major',
      'communication-error-types': 'major',
      'phone-numbers-types': 'major',
      'phone-numbers-client': 'major',
      'contract-tests': 'minor',
      'phone-numbers-emulator': 'minor',
    },
  },
  {
    edit: 'Operation-Location may be absent',
    level: 'major',
    apply: (d) => d.remove('#/components/headers/OperationLocation/required'),
    packages: {
      spec: 'major',
      'phone-numbers-types': 'major',
      'phone-numbers-client': 'major',
      'contract-tests': 'major',
      'phone-numbers-emulator': 'major',
    },
  },
  {
    edit: 'searchId has to be a UUID, which types do not show',
    level: 'major',
    apply: (d) => d.set(`${schemas}/SearchId/format`, 'uuid'),
    packages: {
      spec: 'major',
      'phone-numbers-client': 'major',
      'contract-tests': 'major',
      'phone-numbers-emulator': 'major',
    },
  },
  {
    edit: 'a token is no longer taken',
    level: 'major',
    apply: (d) => d.set('#/security', [{ accessKey: [] }]),
    packages: {
      spec: 'major',
      'phone-numbers-client': 'major',
      'contract-tests': 'major',
      'phone-numbers-emulator': 'major',
    },
  },
  {
    edit: 'a summary is worded anew',
    level: 'patch',
    apply: (d) => d.set(`${purchase}/summary`, 'Buy phone numbers'),
    packages: { spec: 'patch', 'phone-numbers-types': 'patch' },
  },
  { edit: 'nothing', level: 'none', apply: () => undefined, packages: {} },
];

describe('the published contract', () => {
  it.each(edits)('moves packages by $level: $edit', async ({ apply, level, packages }) => {
    const document = new Editable(published);
    apply(document);
    const diff = await diffDocuments(published, document.root);
    expect(diff.level).toBe(level);
    const scoped = Object.entries(packages).map(([name, by]) => [`@acs-contracts/${name}`, by]);
    expect(diff.packages).toMatchObject(Object.fromEntries(scoped));
    expect(Object.keys(diff.packages)).toHaveLength(scoped.length);
  });
});

describe('witnesses', () => {
  it('show a call with the part that the newer contract does not allow', async () => {
    const document = new Editable(published);
    document.set(`${schemas}/SearchId/maxLength`, 36);
    const { changes } = await diffDocuments(published, document.root);
    expect(changes[0]).toMatchObject({
      id: `request-maxLength ${schemas}/SearchId/maxLength`,
      witness: { kind: 'exchange', conformsTo: 'old', breaks: 'new' },
    });
    expect(changes[0]?.witness?.text).toMatch(
      /^POST https:\/\/\S+\/availablePhoneNumbers\/:purchase\?api-version=2021-03-07\n(.*\n)*{"searchId":".{37,}"}\n\n202 Accepted\n/,
    );
  });

  it('show a call that ends otherwise, when an operation stops being a long-running one', async () => {
    const document = new Editable(published);
    document.remove(`${purchase}/x-ms-long-running-operation`);
    const { changes } = await diffDocuments(published, document.root);
    expect(changes[0]?.witness).toMatchObject({ because: 'after the response, the call has ended' });
    expect(changes[0]?.witness?.text).toMatch(/\(then the client polls until the operation has ended/);
  });

  it('show code that compiles with the old types only', async () => {
    const document = new Editable(published);
    document.set(`${purchase}/operationId`, 'Buy');
    const { changes } = await diffDocuments(published, document.root);
    expect(changes[0]?.witness).toEqual({
      kind: 'snippet',
      text: [
        "import type { operations } from '@acs-contracts/phone-numbers-types';",
        '',
        "export type Used = operations['PhoneNumbers_PurchasePhoneNumbers'];",
      ].join('\n'),
      because: "Property 'PhoneNumbers_PurchasePhoneNumbers' does not exist on type 'operations'.",
    });
  });
});
