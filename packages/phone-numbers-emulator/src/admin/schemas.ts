import { anyUse } from '../stock/stock-options.js';
import type { Schema } from './route.js';

/** An object that has these properties and no others. */
export function object(properties: Readonly<Record<string, Schema>>, required: readonly string[]): Schema {
  return { type: 'object', additionalProperties: false, required, properties };
}

/** An object that has all of these properties and no others. */
export function whole(properties: Readonly<Record<string, Schema>>): Schema {
  return object(properties, Object.keys(properties));
}

export function arrayOf(items: Schema): Schema {
  return { type: 'array', items };
}

export const text: Schema = { type: 'string' };
export const flag: Schema = { type: 'boolean' };
/** A number of things. */
export const count: Schema = { type: 'integer', minimum: 0 };
export const time: Schema = { type: 'string', format: 'date-time' };
export const phoneNumber: Schema = { type: 'string', pattern: '^\\+[1-9]\\d{1,14}$' };
export const countryCode: Schema = { type: 'string', pattern: '^[A-Z]{2}$' };
/** A phone number type, an assignment type, a billing frequency: the service may add some. */
export const word: Schema = { type: 'string', pattern: '^[a-z][A-Za-z0-9]*$' };
export const searchId: Schema = { type: 'string', pattern: '^[A-Za-z0-9_~-][A-Za-z0-9_.~-]{0,246}$' };

const use: Schema = { enum: anyUse };
const capabilityProperties = { calling: use, sms: use };
const costProperties: Readonly<Record<string, Schema>> = {
  amount: { type: 'number', minimum: 0 },
  currencyCode: { type: 'string', pattern: '^[A-Z]{3}$' },
  billingFrequency: word,
};

export const capabilities: Schema = whole(capabilityProperties);
export const someCapabilities: Schema = object(capabilityProperties, []);
export const cost: Schema = whole(costProperties);
export const someCost: Schema = object(costProperties, []);
