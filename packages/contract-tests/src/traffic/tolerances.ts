import type { Operation } from '../contract.js';
import type { Finding } from '../finding.js';
import type { ParsedExchange, RecordedExchange } from '../recorded-exchange.js';
import type { Route } from '../routes.js';
import { memberOf, membersOf } from '../rules/members.js';

/** A row of the evidence table (`spec/EVIDENCE.md`) that lets the service differ from the page. */
export interface Tolerance {
  /** The row. */
  readonly row: string;
  /** Tells whether an exchange, which conforms, does so thanks to this row. */
  readonly isUsedBy?: (exchange: RecordedExchange) => boolean;
  /** Tells whether this row excuses a finding: for what the contract refuses today and the service once did. */
  readonly excuses?: (finding: Finding, exchange: RecordedExchange) => boolean;
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
const isEmpty = ({ response }: RecordedExchange, status: number) =>
  response.status === status && response.bytes.length === 0;
const isAccepted = ({ route, response }: RecordedExchange, ...routes: Route[]) =>
  response.status === 202 && routes.some((one) => one === route);
const inBody = ({ response }: ParsedExchange, name: string) => memberOf(response.body, name);
const isWithout = ({ response }: RecordedExchange, name: string) => response.header(name) === undefined;
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
    isUsedBy: (exchange) => isAccepted(exchange, 'purchase') && isWithout(exchange, 'location'),
  },
  {
    row: 'no-location-on-release',
    isUsedBy: (exchange) => isAccepted(exchange, 'releaseNumber') && isWithout(exchange, 'location'),
  },
  {
    row: 'search-202-empty',
    isUsedBy: (exchange) => isAccepted(exchange, 'search') && exchange.response.bytes.length === 0,
  },
  {
    row: 'update-202-body',
    isUsedBy: (exchange) => isAccepted(exchange, 'updateCapabilities'),
  },
  {
    row: 'api-version-in-operation-location',
    isUsedBy: (exchange) =>
      isAccepted(exchange, 'purchase', 'search', 'updateCapabilities', 'releaseNumber') &&
      /[?&]api-version=/.test(String(exchange.response.header('operation-location'))),
  },
  {
    row: 'extensible-enums',
    isUsedBy: (exchange) =>
      isOther(inBody(exchange, 'status'), knownStatuses) ||
      isOther(inBody(exchange, 'operationType'), knownTypes),
  },
  {
    row: 'later-request-members',
    isUsedBy: ({ request, operation }) => {
      const known = requestMembers(operation);
      return membersOf(request.body).some(([name]) => !known.includes(name));
    },
  },
  {
    row: 'inner-error-null',
    isUsedBy: (exchange) => memberOf(inBody(exchange, 'error'), 'innerError') !== undefined,
  },
  {
    row: 'double-slash',
    isUsedBy: ({ request }) => request.url.pathname.startsWith('//'),
  },
  {
    row: 'status-monitor-in-202',
    isUsedBy: (exchange) =>
      isAccepted(exchange, 'purchase', 'search', 'releaseNumber') && exchange.response.bytes.length > 0,
  },
  {
    row: 'before-release',
    excuses: (finding, exchange) =>
      dateOf(exchange) < released &&
      (releaseFindings.has(finding.id) ||
        (exchange.route === 'releaseNumber' && isEmpty(exchange, 204) && ofEmptyAnswer.has(finding.rule))),
  },
  {
    row: 'empty-404-on-update',
    excuses: (finding, exchange) =>
      exchange.route === 'updateCapabilities' &&
      isEmpty(exchange, 404) &&
      ofEmptyAnswer.has(finding.rule) &&
      dateOf(exchange) < errorBodies,
  },
];

function isOther(value: unknown, known: readonly string[]): boolean {
  return typeof value === 'string' && /^[a-z]/.test(value) && !known.includes(value);
}

/** The names of the properties that the contract has for the body of a request. */
function requestMembers(operation: Operation | undefined): readonly string[] {
  const contents = operation?.request?.body?.contents ?? [];
  return contents.flatMap(({ schema }) => membersOf(memberOf(schema, 'properties')).map(([name]) => name));
}

/**
 * When an exchange took place, in milliseconds since 1970: by the dates on it, none of which every recorder keeps; infinity
 * if it has none.
 */
export function dateOf(exchange: ParsedExchange): number {
  const { request, response } = exchange;
  const dates = [
    response.header('date'),
    request.header('x-ms-date'),
    request.header('date'),
    inBody(exchange, 'createdDateTime'),
  ];
  const times = dates.map((date) => Date.parse(String(date))).filter((time) => !Number.isNaN(time));
  return times[0] ?? Number.POSITIVE_INFINITY;
}
