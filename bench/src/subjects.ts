/** A client as its users get it: from the registry, or packed here. */
export interface Subject {
  readonly name: string;
  /** What is installed: a package of this repository, with all that it depends on, or `name@version` of the registry. */
  readonly install: readonly string[];
  /** The module that a program imports. */
  readonly module: string;
  /** What is bundled: all of ours, and of the others what a purchase takes. */
  readonly bundle: string;
  /** The file in `programs/` that uses it. */
  readonly program: string;
}

/** The subjects of everything but the purchases, the yardstick first. */
export function subjectsOf(versions: Readonly<Record<string, string>>): readonly Subject[] {
  const pinned = (name: string) => `${name}@${versions[name]}`;
  return [
    {
      name: 'openapi-fetch, and the generated types',
      install: [pinned('openapi-fetch'), '@acs-contracts/phone-numbers-types'],
      module: 'openapi-fetch',
      bundle: "export { default } from 'openapi-fetch';",
      program: 'openapi-fetch.ts',
    },
    {
      name: '@acs-contracts/phone-numbers-client',
      install: ['@acs-contracts/phone-numbers-client'],
      module: '@acs-contracts/phone-numbers-client',
      bundle: "export * from '@acs-contracts/phone-numbers-client';",
      program: 'ours.ts',
    },
    {
      name: '@azure/communication-phone-numbers',
      install: [pinned('@azure/communication-phone-numbers')],
      module: '@azure/communication-phone-numbers',
      bundle: "export { PhoneNumbersClient } from '@azure/communication-phone-numbers';",
      program: 'official.ts',
    },
  ];
}
