import type { Operation } from '../contract.js';
import { type Exchange, headerValue, readBody } from '../exchange.js';
import type { Finding } from '../finding.js';
import { memberOf, membersOf } from '../rules/members.js';

/** A row of the evidence table (`spec/EVIDENCE.md`) that lets the service differ from the page. */
export interface Tolerance {
  /** The row. */
  readonly row: string;
  /** Tells whether an exchange, which conforms, does so thanks to this row. */
  readonly isUsedBy?: (exchange: Exchange, operation: Operation) => boolean;
  /** Tells whether this row excuses a finding: for what the contract refuses today and the service once did. */
  readonly excuses?: (finding: Finding, exchange: Exchange, operation: Operation) => boolean;
}

/**
 * The service wrote PascalCase values, a cost of null and fewer headers, and answered a release with 204, until the api-version
 * was released in spring 2021.
 */
const released = Date.parse('2021-04-01T00:00:00Z');
const releaseFindings = new Set([
  'shape header:operation-id',
  'shape header:purchase-id',
  'shape header:search-id',
  'shape header:release-id',
  'shape header:location',
  'shape body#/status',
  'shape body#/operationType',
  'shape body#/phoneNumberType',
  'shape body#/assignmentType',
  'shape body#/cost',
  'shape body#/cost/billingFrequency',
]);

/** The first recording of a body with the error that the contract asks for. */
const errorBodies = Date.parse('2021-06-18T00:00:00Z');

/** The rules that an answer without a body breaks where it should have one, or another status. */
const ofEmptyAnswer: ReadonlySet<string> = new Set(['documented-status', 'shape', 'exact-media-type']);
const isEmpty = ({ response }: Exchange, status: number) =>
  response.status === status && response.body.length === 0;

const starts = {
  purchase: 'PhoneNumbers_PurchasePhoneNumbers',
  search: 'PhoneNumbers_SearchAvailablePhoneNumbers',
  update: 'PhoneNumbers_UpdateCapabilities',
  release: 'PhoneNumbers_ReleasePhoneNumber',
};
const isAccepted = ({ response }: Exchange, { iid }: Operation, ...kinds: (keyof typeof starts)[]) =>
  response.status === 202 && kinds.some((kind) => starts[kind] === iid);
const inBody = ({ response }: Exchange, name: string) => memberOf(readBody(response), name);
const knownTypes = ['purchase', 'search', 'releasePhoneNumber', 'updatePhoneNumberCapabilities'];
const knownStatuses = ['notStarted', 'running', 'succeeded', 'failed'];

/** Every tolerance that a single exchange can show. */
export const tolerances: readonly Tolerance[] = [
  {
    row: 'resource-location-null',
    isUsedBy: (exchange) => inBody(exchange, 'resourceLocation') === null,
  },
  {
    row: 'last-action-year-1',
    isUsedBy: (exchange) => String(inBody(exchange, 'lastActionDateTime')).startsWith('0001-01-01'),
  },
  {
    row: 'no-location-on-purchase',
    isUsedBy: (exchange, operation) =>
      isAccepted(exchange, operation, 'purchase') && header(exchange, 'location') === undefined,
  },
  {
    row: 'no-location-on-release',
    isUsedBy: (exchange, operation) =>
      isAccepted(exchange, operation, 'release') && header(exchange, 'location') === undefined,
  },
  {
    row: 'search-202-empty',
    isUsedBy: (exchange, operation) =>
      isAccepted(exchange, operation, 'search') && exchange.response.body.length === 0,
  },
  {
    row: 'update-202-body',
    isUsedBy: (exchange, operation) => isAccepted(exchange, operation, 'update'),
  },
  {
    row: 'api-version-in-operation-location',
    isUsedBy: (exchange, operation) =>
      isAccepted(exchange, operation, 'purchase', 'search', 'update', 'release') &&
      /[?&]api-version=/.test(header(exchange, 'operation-location') ?? ''),
  },
  {
    row: 'extensible-enums',
    isUsedBy: (exchange) =>
      isOther(inBody(exchange, 'status'), knownStatuses) ||
      isOther(inBody(exchange, 'operationType'), knownTypes),
  },
  {
    row: 'later-request-members',
    isUsedBy: ({ request }, operation) => {
      const known = requestMembers(operation);
      return membersOf(readBody(request)).some(([name]) => !known.includes(name));
    },
  },
  {
    row: 'inner-error-null',
    isUsedBy: (exchange) => memberOf(inBody(exchange, 'error'), 'innerError') !== undefined,
  },
  {
    row: 'double-slash',
    isUsedBy: ({ request }) => new URL(request.url).pathname.startsWith('//'),
  },
  {
    row: 'status-monitor-in-202',
    isUsedBy: (exchange, operation) =>
      isAccepted(exchange, operation, 'purchase', 'search', 'release') && exchange.response.body.length > 0,
  },
  {
    row: 'before-release',
    excuses: (finding, exchange, operation) =>
      dateOf(exchange) < released &&
      (releaseFindings.has(finding.id) ||
        (operation.iid === starts.release && isEmpty(exchange, 204) && ofEmptyAnswer.has(finding.rule))),
  },
  {
    row: 'empty-404-on-update',
    excuses: (finding, exchange, operation) =>
      operation.iid === starts.update &&
      isEmpty(exchange, 404) &&
      ofEmptyAnswer.has(finding.rule) &&
      dateOf(exchange) < errorBodies,
  },
];

function header({ response }: Exchange, name: string): string | undefined {
  return headerValue(response.headers, name);
}

function isOther(value: unknown, known: readonly string[]): boolean {
  return typeof value === 'string' && /^[a-z]/.test(value) && !known.includes(value);
}

/** The names of the properties that the contract has for the body of a request. */
function requestMembers({ request }: Operation): readonly string[] {
  const contents = request?.body?.contents ?? [];
  return contents.flatMap(({ schema }) => membersOf(schema?.properties).map(([name]) => name));
}

/**
 * When an exchange took place, in milliseconds since 1970: by the dates on it, none of which every recorder keeps; infinity
 * if it has none.
 */
export function dateOf(exchange: Exchange): number {
  const { request } = exchange;
  const dates = [
    header(exchange, 'date'),
    headerValue(request.headers, 'x-ms-date'),
    headerValue(request.headers, 'date'),
    inBody(exchange, 'createdDateTime'),
  ];
  const times = dates.map((date) => Date.parse(String(date))).filter((time) => !Number.isNaN(time));
  return times[0] ?? Number.POSITIVE_INFINITY;
}
