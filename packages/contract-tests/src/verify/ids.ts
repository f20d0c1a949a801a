import { createRequire } from 'node:module';

/** What a schema of the contract requires of a string. */
interface StringSchema {
  readonly minLength: number;
  readonly maxLength: number;
  readonly pattern: string;
}

const require = createRequire(import.meta.url);
const contract: {
  readonly components: {
    readonly schemas: { readonly SearchId: StringSchema };
    readonly parameters: { readonly PhoneNumber: { readonly schema: StringSchema } };
  };
} = require('@acs-contracts/spec/openapi.json');

/** Whether a string is a valid search id, by the schema `SearchId` of the contract. */
export const isSearchId = matcher(contract.components.schemas.SearchId);

/** Whether a string can be the phone number of a path, by the parameter `PhoneNumber` of the contract. */
export const isPhoneNumber = matcher(contract.components.parameters.PhoneNumber.schema);

function matcher({ minLength, maxLength, pattern }: StringSchema): (text: string) => boolean {
  const expression = new RegExp(pattern);
  return (text) => text.length >= minLength && text.length <= maxLength && expression.test(text);
}
