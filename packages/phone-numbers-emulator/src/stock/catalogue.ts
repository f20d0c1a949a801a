import type { Stock } from './stock.js';
import { anyUse } from './stock-options.js';

const noUse = ['none'];
const anyone = ['person', 'application'];
const applications = ['application'];

/** 555-0100 to 555-0199 are kept for fiction in every area of North America. */
const northAmerican = (areaCode: string) => numbered(`+1${areaCode}55501`, 2);

/**
 * What an emulator has in stock unless it is given something else: 100 phone numbers in each area, none of which is
 * anybody's. Great Britain (Ofcom) and France (ARCEP) keep ranges for fiction, too; toll-free numbers in France are none of
 * these, and have seven zeros instead.
 */
export const defaultStock: readonly Stock[] = [
  ...plan(
    'US',
    'geographic',
    anyone,
    anyUse,
    noUse,
    1,
    ['206', '212', '303', '312', '404', '415'],
    northAmerican,
  ),
  // Recorded: the cost, and that there is no plan for persons.
  ...plan(
    'US',
    'tollFree',
    applications,
    anyUse,
    anyUse,
    2,
    ['833', '844', '855', '866', '877', '888'],
    northAmerican,
  ),
  ...plan('CA', 'geographic', anyone, anyUse, noUse, 1, ['416', '604'], northAmerican),
  ...plan('GB', 'geographic', anyone, anyUse, noUse, 1, ['20'], () => numbered('+442079460', 3)),
  ...plan('GB', 'geographic', anyone, anyUse, noUse, 1, ['121'], () => numbered('+441214960', 3)),
  ...plan('GB', 'tollFree', applications, anyUse, noUse, 2, ['808'], () => numbered('+448081570', 3)),
  ...plan('GB', 'mobile', applications, noUse, anyUse, 3, ['7700'], () => numbered('+447700900', 3)),
  // Recorded under api-version 2025-06-01: a buyer of these has to agree not to resell.
  ...agreed(plan('FR', 'tollFree', applications, anyUse, noUse, 2, ['800'], () => numbered('+33800000', 3))),
  ...agreed(plan('FR', 'mobile', applications, noUse, anyUse, 3, ['639'], () => numbered('+336399800', 2))),
];

/** The stock of a plan, area by area. */
function plan(
  countryCode: string,
  phoneNumberType: string,
  assignmentTypes: readonly string[],
  calling: readonly string[],
  sms: readonly string[],
  dollars: number,
  areaCodes: readonly string[],
  phoneNumbersOf: (areaCode: string) => readonly string[],
): readonly Stock[] {
  return areaCodes.map((areaCode) => ({
    countryCode,
    phoneNumberType,
    areaCode,
    assignmentTypes,
    calling,
    sms,
    cost: { amount: dollars, currencyCode: 'USD', billingFrequency: 'monthly' },
    agreementRequired: false,
    phoneNumbers: phoneNumbersOf(areaCode),
  }));
}

function agreed(stock: readonly Stock[]): readonly Stock[] {
  return stock.map((entry) => ({ ...entry, agreementRequired: true }));
}

/** A hundred phone numbers that begin alike, the last digits of which count from zero. */
function numbered(beginning: string, digits: number): readonly string[] {
  return Array.from({ length: 100 }, (_, index) => beginning + String(index).padStart(digits, '0'));
}
