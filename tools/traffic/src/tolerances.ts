import {
  contractPath,
  type Exchange,
  type Finding,
  headerValue,
  readBody,
} from '@acs-contracts/contract-tests';

/** A row of the ledger (`spec/README.md`) that lets the service differ from the page. */
export interface Tolerance {
  /** The row. */
  readonly row: string;
  /** Tells whether an exchange, which conforms, does so thanks to this row. */
  readonly isUsedBy?: (exchange: Exchange) => boolean;
  /** Tells whether this row excuses a finding: for what the contract refuses today and the service once did. */
  readonly excuses?: (finding: Finding, exchange: Exchange) => boolean;
}

/** The service wrote PascalCase values, a cost of null and fewer headers, until the api-version was released in spring 2021. */
const released = Date.parse('2021-04-01T00:00:00Z');
const releaseFindings = new Set([
  'shape header:operation-id',
  'shape header:purchase-id',
  'shape body#/status',
  'shape body#/operationType',
  'shape body#/phoneNumberType',
  'shape body#/assignmentType',
  'shape body#/cost',
  'shape body#/cost/billingFrequency',
]);

const isPurchase = ({ request, response }: Exchange) =>
  response.status === 202 && contractPath(request.url).endsWith('/:purchase');
const bodyOf = ({ response }: Exchange) => members(readBody(response));
const knownTypes = ['purchase', 'search', 'releasePhoneNumber', 'updatePhoneNumberCapabilities'];
const knownStatuses = ['notStarted', 'running', 'succeeded', 'failed'];

/** Every tolerance that a single exchange can show. */
export const tolerances: readonly Tolerance[] = [
  {
    row: 'resource-location-null',
    isUsedBy: (exchange) => bodyOf(exchange)['resourceLocation'] === null,
  },
  {
    row: 'last-action-year-1',
    isUsedBy: (exchange) => String(bodyOf(exchange)['lastActionDateTime']).startsWith('0001-01-01'),
  },
  {
    row: 'no-location-on-purchase',
    isUsedBy: (exchange) => isPurchase(exchange) && header(exchange, 'location') === undefined,
  },
  {
    row: 'api-version-in-operation-location',
    isUsedBy: (exchange) =>
      isPurchase(exchange) && /[?&]api-version=/.test(header(exchange, 'operation-location') ?? ''),
  },
  {
    row: 'extensible-enums',
    isUsedBy: (exchange) => {
      const { status, operationType } = bodyOf(exchange);
      return isOther(status, knownStatuses) || isOther(operationType, knownTypes);
    },
  },
  {
    row: 'later-request-members',
    isUsedBy: ({ request }) => {
      const names = Object.keys(members(readBody(request)));
      return request.method === 'POST' && names.some((name) => name !== 'searchId');
    },
  },
  {
    row: 'inner-error-null',
    isUsedBy: (exchange) => 'innerError' in members(bodyOf(exchange)['error']),
  },
  {
    row: 'double-slash',
    isUsedBy: ({ request }) => new URL(request.url).pathname.startsWith('//'),
  },
  {
    row: 'status-monitor-in-202',
    isUsedBy: (exchange) => isPurchase(exchange) && exchange.response.body.length > 0,
  },
  {
    row: 'before-release',
    excuses: (finding, exchange) => releaseFindings.has(finding.id) && dateOf(exchange) < released,
  },
];

function header({ response }: Exchange, name: string): string | undefined {
  return headerValue(response.headers, name);
}

function isOther(value: unknown, known: readonly string[]): boolean {
  return typeof value === 'string' && /^[a-z]/.test(value) && !known.includes(value);
}

/** When an exchange took place, in milliseconds since 1970: by the dates on it, none of which every recorder keeps. */
function dateOf(exchange: Exchange): number {
  const { request } = exchange;
  const dates = [
    header(exchange, 'date'),
    headerValue(request.headers, 'x-ms-date'),
    headerValue(request.headers, 'date'),
    bodyOf(exchange)['createdDateTime'],
  ];
  const times = dates.map((date) => Date.parse(String(date))).filter((time) => !Number.isNaN(time));
  return times[0] ?? Number.POSITIVE_INFINITY;
}

function members(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
