import type { Located } from '../document/located.js';
import { objectMembers } from '../json.js';
import type { Schema } from './apart.js';
import { type Body, isJson } from './body.js';
import { headersOf, mediaTypes, placeOf } from './conformance.js';
import { conjuncts } from './conjuncts.js';
import { type Contract, flowOf, type Operation, responseFor } from './contract.js';
import type { Exchange, Field, Fields } from './exchange.js';
import { type Parameter, takesFields, writeValue } from './parameters.js';
import { proposals } from './proposals.js';
import { sampleValue } from './sample-value.js';
import { serverAddress } from './servers.js';
import type { Validator } from './validator.js';

/** An operation in one version of the contract. */
export interface Side {
  readonly contract: Contract;
  readonly operation: Operation;
}

type Request = Omit<Exchange, 'status' | 'headers' | 'responseBody' | 'next'>;
type Response = Pick<Exchange, 'status' | 'headers' | 'responseBody' | 'next'>;

/** The texts of a parameter or a header: such that another version takes them too, if there are. */
export function sampleTexts(
  validator: Validator,
  parameter: Parameter,
  other?: [Validator, Parameter],
): readonly Field[] {
  const written = textProposals(validator, parameter).filter((fields) => takes(validator, parameter, fields));
  return written.find((fields) => other !== undefined && takes(...other, fields)) ?? written[0] ?? ['text'];
}

/** What the values that a parameter may take look like when they are written. Those that are empty come last. */
function textProposals(validator: Validator, parameter: Parameter): Field[][] {
  const { example, examples } = parameter.located.value;
  const given = [example, ...objectMembers(examples).map(([, { value }]) => value)].filter(
    (value) => value !== undefined,
  );
  const all = [...given, ...proposals(validator, parameter.schema)].map((value) =>
    writeValue(parameter, value),
  );
  const isFull = (fields: Field[]) => fields.length > 0 && fields.every((text) => text !== '');
  return [...all.filter(isFull), ...all.filter((fields) => !isFull(fields) && fields.length > 0)];
}

function takes(validator: Validator, parameter: Parameter, fields: readonly Field[]): boolean {
  const isPath = parameter.in === 'path';
  if (isPath && fields.some((text) => text === '' || /[/?#]/.test(String(text)))) return false;
  return takesFields(validator, parameter, fields);
}

/** A request that keeps the rules of one version, and of the other as far as that is possible. */
export function sampleRequest({ contract, operation }: Side, other?: Side): Request {
  const { direction } = flowOf(operation, 'request');
  const validator = contract[direction];
  const fields = new Map<string, readonly Field[]>();
  let { path } = operation;
  for (const parameter of operation.parameters) {
    const place = placeOf(operation, parameter);
    const twin = other?.operation.parameters.find((item) => placeOf(other.operation, item) === place);
    const otherSide = other && twin && ([other.contract[direction], twin] as [Validator, Parameter]);
    if (!parameter.required && twin?.required !== true) continue;
    const texts = sampleTexts(validator, parameter, otherSide);
    if (parameter.in !== 'path') fields.set(parameter.key, texts);
    else path = path.replace(`{${parameter.name}}`, encodeURIComponent(texts.join()));
  }
  const isSent =
    operation.body?.value['required'] === true ||
    operation.hook !== undefined ||
    (other === undefined ? true : other.operation.body !== undefined);
  const credentials = operation.security.find((alternative) =>
    other?.operation.security.some((item) => item.every((part) => alternative.includes(part))),
  );
  return {
    method: operation.method,
    hook: operation.hook,
    server: serverAddress(operation.servers, other?.operation.servers),
    path,
    parameters: fields,
    body: isSent
      ? sampleBody(validator, operation.body, other && [other.contract[direction], other.operation.body])
      : undefined,
    credentials: credentials ?? operation.security[0] ?? [],
  };
}

/** No response: for operations that declare none that could be made. */
export const noResponse: Response = {
  status: undefined,
  headers: new Map(),
  responseBody: undefined,
  next: undefined,
};

/** A response of a status that keeps the rules of one version, and of the other as far as that is possible. */
export function sampleResponse(
  { contract, operation }: Side,
  status: number | undefined,
  other?: Side,
): Response {
  if (status === undefined) return noResponse;
  const { direction } = flowOf(operation, 'response');
  const validator = contract[direction];
  const declared = responseFor(operation, status);
  const twin = other && responseFor(other.operation, status);
  const headers = new Map<string, readonly Field[]>();
  const twins = other && twin ? headersOf(other.contract[direction].lookup, twin) : [];
  for (const header of declared === undefined ? [] : headersOf(validator.lookup, declared)) {
    const same = twins.find(({ key }) => key === header.key);
    if (!header.required && same?.required !== true) continue;
    const otherSide = other && same && ([other.contract[direction], same] as [Validator, Parameter]);
    headers.set(header.name.toLowerCase(), sampleTexts(validator, header, otherSide));
  }
  return {
    status,
    headers: headers satisfies Fields,
    responseBody: sampleBody(validator, declared, other && [other.contract[direction], twin]),
    next: operation.continuation,
  };
}

/** A status that is declared, by both versions if there is one, a success rather than an error. */
export function sampleStatus({ operation }: Side, other?: Side): number | undefined {
  const isErrorsOnly = operation.responses.size === 1;
  const statuses = [...operation.responses.keys()].map((key) =>
    key === 'default' ? (isErrorsOnly ? 200 : 599) : Number(key.replace('XX', '00')),
  );
  const best = statuses.sort((one, other) => one - other);
  const common = best.find((status) => other && responseFor(other.operation, status) !== undefined);
  return common !== undefined && common < 400
    ? common
    : (best.find((status) => status < 400) ?? common ?? best[0]);
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
  const schemaOf = (holder: Validator, declared: Located): Schema | undefined => {
    const schema = holder.lookup.child(declared, 'schema');
    return schema && { validator: holder, parts: conjuncts(holder.lookup, schema) };
  };
  const own = schemaOf(validator, media);
  if (own === undefined) return { mediaType, value: isJson(mediaType) ? {} : 'text' };
  return { mediaType, value: sampleValue(own, other && schemaOf(...other)) };
}
