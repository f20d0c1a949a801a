import type { Located, Lookup } from '../document/located.js';
import { canonical } from '../json.js';
import { type Body, isJson } from './body.js';
import { conjuncts } from './conjuncts.js';
import {
  type Contract,
  findOperation,
  flowOf,
  type Operation,
  pathPattern,
  responseFor,
} from './contract.js';
import type { Exchange } from './exchange.js';
import { type Parameter, readParameter, readTexts, takesFields } from './parameters.js';
import { isAuthorized } from './security.js';
import { isServed } from './servers.js';
import type { Validator } from './validator.js';
import { writtenForm } from './written.js';

/** One way in which a call breaks a contract. */
export interface Violation {
  /** `server`, `route`, `security`, `body`, `query:…`, `header:…`, `path:1`, `status`, `response.body`, `response.header:…`, `call`. */
  readonly where: string;
  readonly message: string;
}

/**
 * Holds a call against a contract and gives what it breaks. What the contract does not mention is let through:
 * undeclared parameters and headers, content where none is declared, and errors that an operation does not list, which
 * anybody between client and service may answer with.
 */
export function violations(contract: Contract, exchange: Exchange): Violation[] {
  const operation = findOperation(contract, exchange);
  if (operation === undefined)
    return [{ where: 'route', message: `there is no ${exchange.method} ${exchange.hook ?? exchange.path}` }];
  return [
    ...requestViolations(contract[flowOf(operation, 'request').direction], operation, exchange),
    ...responseViolations(contract[flowOf(operation, 'response').direction], operation, exchange),
    ...(exchange.status === undefined || exchange.next === operation.continuation
      ? []
      : [
          { where: 'call', message: `after the response, ${operation.continuation ?? 'the call has ended'}` },
        ]),
  ];
}

function requestViolations(validator: Validator, operation: Operation, exchange: Exchange): Violation[] {
  const found: Violation[] = [];
  const report = (where: string, message: string) => found.push({ where, message });
  const isHook = operation.hook !== undefined;
  if (!isHook && !isServed(operation.servers, exchange.server))
    report('server', `no server is at ${exchange.server}`);
  if (!isHook && !isAuthorized(operation.security, exchange.credentials))
    report('security', `the credentials are not enough: ${describe(operation)} is asked for`);
  for (const parameter of operation.parameters) {
    const place = placeOf(operation, parameter);
    const fields = place.startsWith('path:')
      ? [pathValue(operation, parameter, exchange.path)]
      : exchange.parameters.get(parameter.key);
    if (fields === undefined) {
      if (parameter.required) report(place, `the parameter ${parameter.name} is required`);
    } else if (!takesFields(validator, parameter, fields))
      report(place, `the parameter ${parameter.name} does not take ${JSON.stringify(fields.join())}`);
    const meant = exchange.meant?.get(parameter.key);
    const read = fields === undefined ? undefined : readTexts(parameter, fields);
    if (meant !== undefined && canonical(read) !== canonical(meant))
      report(place, `the parameter ${parameter.name} is read as ${JSON.stringify(read)}`);
  }
  const { body } = operation;
  if (!isHook && body === undefined && exchange.body !== undefined)
    report('body', 'the operation takes no body');
  // A client reads the body of a callback as it reads that of a response: one that is declared is promised.
  const isAsked = isHook ? mediaTypes(validator.lookup, body).length > 0 : body?.value['required'] === true;
  if (isAsked && exchange.body === undefined) report('body', 'a body is required');
  if (body !== undefined && exchange.body !== undefined)
    found.push(...bodyViolations(validator, body, exchange.body, 'body'));
  return found;
}

function responseViolations(validator: Validator, operation: Operation, exchange: Exchange): Violation[] {
  const found: Violation[] = [];
  if (exchange.status === undefined) return found;
  const response = responseFor(operation, exchange.status);
  if (response === undefined) {
    const statuses = [...operation.responses.keys()].join(', ');
    if (exchange.status >= 400) return [];
    return [{ where: 'status', message: `${exchange.status} is none of ${statuses}` }];
  }
  for (const header of headersOf(validator.lookup, response)) {
    const where = `response.${header.key}`;
    const fields = exchange.headers.get(header.name.toLowerCase());
    if (fields === undefined) {
      if (header.required) found.push({ where, message: `the header ${header.name} is promised` });
    } else if (!takesFields(validator, header, fields))
      found.push({ where, message: `the header ${header.name} is never ${JSON.stringify(fields.join())}` });
  }
  const isDeclared = mediaTypes(validator.lookup, response).length > 0;
  if (isDeclared && exchange.responseBody === undefined)
    found.push({ where: 'response.body', message: 'a body is promised' });
  if (isDeclared && exchange.responseBody !== undefined)
    found.push(...bodyViolations(validator, response, exchange.responseBody, 'response.body'));
  return found;
}

function bodyViolations(validator: Validator, declared: Located, body: Body, where: string): Violation[] {
  const media = mediaTypes(validator.lookup, declared);
  const range = media.find(([type]) => matches(type, body.mediaType));
  if (range === undefined)
    return [{ where, message: `${body.mediaType} is none of ${media.map(([type]) => type).join(', ')}` }];
  const schema = validator.lookup.child(range[1], 'schema');
  if (schema === undefined) return [];
  const parts = conjuncts(validator.lookup, schema);
  const isTaken = isJson(body.mediaType)
    ? validator.accepts(parts, body.value)
    : validator.acceptsText(parts, writtenForm(body.value));
  if (isTaken) return [];
  return [{ where, message: `the schema at ${schema.pointer} does not take the body` }];
}

function matches(range: string, mediaType: string): boolean {
  const [bare = '', other = ''] = [range, mediaType].map((text) => text.split(';')[0]?.trim().toLowerCase());
  return bare === other || bare === '*/*' || (bare.endsWith('/*') && other.startsWith(bare.slice(0, -1)));
}

/** The media types that a body or a response declares, by name. */
export function mediaTypes(lookup: Lookup, declared: Located | undefined): [type: string, media: Located][] {
  const content = declared && lookup.child(declared, 'content');
  return content === undefined ? [] : lookup.children(content);
}

/** The headers that a response declares. */
export function headersOf(lookup: Lookup, response: Located): Parameter[] {
  const headers = lookup.child(response, 'headers');
  if (headers === undefined) return [];
  return lookup
    .children(headers)
    .filter(([name]) => name.toLowerCase() !== 'content-type')
    .map(([name, located]) => readParameter(lookup, located, 'header', name));
}

/** A parameter by what goes over the wire: those of the path by their position, since no peer sees their names. */
export function placeOf({ path, hook }: Operation, { in: place, name, key }: Parameter): string {
  return place === 'path' && hook === undefined ? `path:${pathNames(path).indexOf(name) + 1}` : key;
}

function pathNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? '');
}

function pathValue({ path }: Operation, { name }: Parameter, concrete: string): string {
  return decodeURIComponent(pathPattern(path).exec(concrete)?.[pathNames(path).indexOf(name) + 1] ?? '');
}

function describe({ security }: Operation): string {
  return security.map((alternative) => alternative.join(' and ') || 'nothing').join(', or ');
}
