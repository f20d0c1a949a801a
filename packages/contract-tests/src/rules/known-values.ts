import { type Finding, finding } from '../finding.js';
import { instantOf } from '../instant.js';
import { countriesOf, isCountry } from './calling-codes.js';
import { listMember, memberOf, textMember } from './members.js';
import type { Rule } from './rule.js';

/** Those of a list that is newer than the one of Node.js 20, and the units of account and metals, which it leaves out. */
const otherCurrencies = 'VED SLE XCG ZWG BOV CHE CHW CLF COU MXV USN UYI UYW XAG XAU XPD XPT XUA'.split(' ');
const currencies = new Set([...Intl.supportedValuesOf('currency'), ...otherCurrencies]);
/** Kept for tests, and for no currency at all. */
const noCurrencies: readonly string[] = ['XTS', 'XXX'];
/** Two machines' clocks may differ by as much as a signature may be old, in milliseconds. */
const allowedSkewMs = 5 * 60_000;
const judgedEntries = 1000;

/**
 * Values are ones that there are: countries of ISO 3166-1, currencies of ISO 4217, numbers whose calling code is that of
 * their country, and no time of something that has happened lies in the future. A schema sees their form only.
 */
export const knownValues: Rule = {
  name: 'known-values',
  evidence: 'known-values',
  check({ exchange: { route, response } }) {
    if (response.status !== 200) return [];
    const { body } = response;
    const date = instantOf(response.header('date'));
    // Of the two clocks the later one: either may be slow.
    const latest = Math.max(Number.isNaN(date) ? 0 : date, Date.now()) + allowedSkewMs;
    const entries = listMember(body, 'phoneNumbers').slice(0, judgedEntries);
    switch (route) {
      case 'getPhoneNumber':
        return ofNumber('', body, latest);
      case 'listPhoneNumbers':
        return entries.flatMap((entry, index) => ofNumber(`/phoneNumbers/${index}`, entry, latest));
      case 'getSearchResult':
        return ofCost('', body);
      case 'getOperation':
        return ['createdDateTime', 'lastActionDateTime'].flatMap((name) => ofDate('', name, body, latest));
      default:
        return [];
    }
  },
};

function ofNumber(at: string, value: unknown, latest: number): Finding[] {
  return [...ofCountry(at, value), ...ofCost(at, value), ...ofDate(at, 'purchaseDate', value, latest)];
}

function ofCountry(at: string, value: unknown): Finding[] {
  const country = textMember(value, 'countryCode');
  if (country === undefined || !/^[A-Z]{2}$/.test(country)) return []; // for another rule: `shape`
  const where = `body#${at}/countryCode`;
  if (!isCountry(country)) return [finding(knownValues, where, 'a country of ISO 3166-1', country)];
  const number = textMember(value, 'phoneNumber');
  if (number === undefined || !/^\+[1-9]\d+$/.test(number)) return [];
  const possible = countriesOf(number);
  if (possible === undefined || possible.includes(country)) return [];
  return [finding(knownValues, where, `a country of ${number} (${possible.join(', ')})`, country)];
}

function ofCost(at: string, value: unknown): Finding[] {
  const currency = textMember(memberOf(value, 'cost'), 'currencyCode');
  if (currency === undefined || !/^[A-Z]{3}$/.test(currency)) return []; // for another rule: `shape`
  if (currencies.has(currency) && !noCurrencies.includes(currency)) return [];
  return [finding(knownValues, `body#${at}/cost/currencyCode`, 'a currency of ISO 4217', currency)];
}

function ofDate(at: string, name: string, value: unknown, latest: number): Finding[] {
  const text = textMember(value, name);
  if (text === undefined || !(Date.parse(text) > latest)) return [];
  return [finding(knownValues, `body#${at}/${name}`, 'a time that is past', text)];
}
