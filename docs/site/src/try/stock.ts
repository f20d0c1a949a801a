/** Something that a reader can search for. Every row is in the stock of the emulator. */
export interface StockChoice {
  readonly id: string;
  readonly label: string;
  readonly countryCode: string;
  readonly phoneNumberType: 'geographic' | 'tollFree' | 'mobile';
  readonly capabilities: { readonly calling: string; readonly sms: string };
  /** The only api-version that has it; every api-version if it is absent. */
  readonly onlyIn?: string;
  /** Whether the purchase has to agree not to resell it. */
  readonly mustAgree?: boolean;
}

/** What the page offers. */
const stockChoices: readonly StockChoice[] = [
  {
    id: 'us-toll-free',
    label: 'United States, toll-free, inbound calls',
    countryCode: 'US',
    phoneNumberType: 'tollFree',
    capabilities: { calling: 'inbound', sms: 'none' },
  },
  {
    id: 'us-geographic',
    label: 'United States, geographic, calls both ways',
    countryCode: 'US',
    phoneNumberType: 'geographic',
    capabilities: { calling: 'inbound+outbound', sms: 'none' },
  },
  {
    id: 'gb-mobile',
    label: 'United Kingdom, mobile, text messages',
    countryCode: 'GB',
    phoneNumberType: 'mobile',
    capabilities: { calling: 'none', sms: 'inbound+outbound' },
    onlyIn: '2025-06-01',
  },
  {
    id: 'fr-toll-free',
    label: 'France, toll-free, with an agreement not to resell',
    countryCode: 'FR',
    phoneNumberType: 'tollFree',
    capabilities: { calling: 'inbound', sms: 'none' },
    onlyIn: '2025-06-01',
    mustAgree: true,
  },
];

/** Returns what can be searched for with an api-version. */
export function choicesFor(apiVersion: string): readonly StockChoice[] {
  return stockChoices.filter(({ onlyIn }) => onlyIn === undefined || onlyIn === apiVersion);
}
