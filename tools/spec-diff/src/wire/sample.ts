import type { Located } from '../document/located.js';
import { objectMembers } from '../json.js';
import { headersOf, mediaTypes, placeOf } from './conformance.js';
import { type Conjuncts, conjuncts } from './conjuncts.js';
import { type Contract, type Operation, responseFor } from './contract.js';
import { type Body, type Exchange, type Fields, isJson } from './exchange.js';
import { type Parameter, readTexts, writeValue } from './parameters.js';
import { proposals } from './proposals.js';
import { serverAddress } from './servers.js';
import type { Validator } from './validator.js';

/** An operation in one version of the contract. */
export interface Side {
  readonly contract: Contract;
  readonly operation: Operation;
}

type Request = Omit<Exchange, 'status' | 'headers' | 'responseBody' | 'next'>;
type Response = Pick<Exchange, 'status' | 'headers' | 'responseBody' | 'next'>;

/** A schema, and what holds values against it. */
interface Schema {
  readonly validator: Validator;
  readonly parts: Conjuncts;
}

/** A value that a schema takes, and another one too if there is such a value; `undefined` when none was found. */
export function sampleValue({ validator, parts }: Schema, other?: Schema): unknown {
  const taken = proposals(validator, parts).filter((value) => validator.accepts(parts, value));
  return taken.find((value) => other?.validator.accepts(other.parts, value)) ?? taken[0];
}

/** The texts of a parameter or a header: such that another version takes them too, if there are. */
export function sampleTexts(
  validator: Validator,
  parameter: Parameter,
  other?: [Validator, Parameter],
): readonly string[] {
  const written = textProposals(validator, parameter).filter((fields) => takes(validator, parameter, fields));
  return written.find((fields) => other !== undefined && takes(...other, fields)) ?? written[0] ?? ['text'];
}

/** What the values that a parameter may take look like when they are written. Those that are empty come last. */
function textProposals(validator: Validator, parameter: Parameter): string[][] {
  const { example, examples } = parameter.located.value;
  const given = [example, ...objectMembers(examples).map(([, { value }]) => value)].filter(
    (value) => value !== undefined,
  );
  const all = [...given, ...proposals(validator, parameter.schema)].map((value) =>
    writeValue(parameter, value),
  );
  const isFull = (fields: string[]) => fields.length > 0 && fields.every((text) => text !== '');
  return [...all.filter(isFull), ...all.filter((fields) => !isFull(fields) && fields.length > 0)];
}

function takes(validator: Validator, parameter: Parameter, fields: readonly string[]): boolean {
  const isPath = parameter.in === 'path';
  if (isPath && fields.some((text) => text === '' || /[/?#]/.test(text))) return false;
  return validator.acceptsText(parameter.schema, readTexts(parameter, fields));
}

/** A request that keeps the rules of one version, and of the other as far as that is possible. */
export function sampleRequest({ contract, operation }: Side, other?: Side): Request {
  const { request: validator } = contract;
  const fields = new Map<string, readonly string[]>();
  let { path } = operation;
  for (const parameter of operation.parameters) {
    const place = placeOf(operation, parameter);
    const twin = other?.operation.parameters.find((item) => placeOf(other.operation, item) === place);
    const otherSide = other && twin && ([other.contract.request, twin] as [Validator, Parameter]);
    if (!parameter.required && twin?.required !== true) continue;
    const texts = sampleTexts(validator, parameter, otherSide);
    if (parameter.in !== 'path') fields.set(parameter.key, texts);
    else path = path.replace(`{${parameter.name}}`, encodeURIComponent(texts.join()));
  }
  const isSent =
    operation.body?.value['required'] === true ||
    (other === undefined ? true : other.operation.body !== undefined);
  const credentials = operation.security.find((alternative) =>
    other?.operation.security.some((item) => item.every((part) => alternative.includes(part))),
  );
  return {
    method: operation.method,
    server: serverAddress(operation.servers, other?.operation.servers),
    path,
    parameters: fields,
    body: isSent
      ? sampleBody(validator, operation.body, other && [other.contract.request, other.operation.body])
      : undefined,
    credentials: credentials ?? operation.security[0] ?? [],
  };
}

/** A response of a status that keeps the rules of one version, and of the other as far as that is possible. */
export function sampleResponse({ contract, operation }: Side, status: number, other?: Side): Response {
  const { response: validator } = contract;
  const declared = responseFor(operation, status);
  const twin = other && responseFor(other.operation, status);
  const headers = new Map<string, readonly string[]>();
  const twins = other && twin ? headersOf(other.contract.response.lookup, twin) : [];
  for (const header of declared === undefined ? [] : headersOf(validator.lookup, declared)) {
    const same = twins.find(({ key }) => key === header.key);
    if (!header.required && same?.required !== true) continue;
    const otherSide = other && same && ([other.contract.response, same] as [Validator, Parameter]);
    headers.set(header.name.toLowerCase(), sampleTexts(validator, header, otherSide));
  }
  return {
    status,
    headers: headers satisfies Fields,
    responseBody: sampleBody(validator, declared, other && [other.contract.response, twin]),
    next: operation.continuation,
  };
}

/** A success that is declared, by both versions if there is one. */
export function sampleStatus({ operation }: Side, other?: Side): number {
  const statuses = [...operation.responses.keys()].map((key) => Number(key.replace('XX', '00')));
  const successes = statuses.filter((status) => status < 400);
  const common = successes.find((status) => other && responseFor(other.operation, status) !== undefined);
  return common ?? successes[0] ?? 200;
}

function sampleBody(
  validator: Validator,
  declared: Located | undefined,
  other?: [Validator, Located | undefined],
): Body | undefined {
  if (declared === undefined) return undefined;
  const media = mediaTypes(validator.lookup, declared);
  const twins = other?.[1] === undefined ? [] : mediaTypes(other[0].lookup, other[1]);
  const pick =
    media.find(([type]) => twins.some(([name]) => name === type)) ??
    media.find(([type]) => isJson(type)) ??
    media[0];
  if (pick === undefined) return undefined;
  const twin = twins.find(([name]) => name === pick[0])?.[1];
  return sampleMedia(validator, pick, other && twin && [other[0], twin]);
}

/** A body of a media type that is declared. */
export function sampleMedia(
  validator: Validator,
  [range, media]: readonly [type: string, media: Located],
  other?: [Validator, Located],
): Body {
  const mediaType = range.replace('*/*', 'application/json').replace('/*', '/plain');
  if (!isJson(mediaType)) return { mediaType, value: 'text' };
  const schemaOf = (holder: Validator, declared: Located): Schema | undefined => {
    const schema = holder.lookup.child(declared, 'schema');
    return schema && { validator: holder, parts: conjuncts(holder.lookup, schema) };
  };
  const own = schemaOf(validator, media);
  return { mediaType, value: own === undefined ? {} : sampleValue(own, other && schemaOf(...other)) };
}
