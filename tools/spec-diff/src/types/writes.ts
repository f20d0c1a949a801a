import { pointerTo } from '../document/pointer.js';
import { isObject } from '../json.js';
import { isJson } from '../wire/body.js';
import { mediaTypes } from '../wire/conformance.js';
import { conjuncts } from '../wire/conjuncts.js';
import type { Contract, Operation } from '../wire/contract.js';
import { proposals } from '../wire/proposals.js';
import type { Use } from './uses.js';

/** As many bodies are written for each request. */
const maxBodies = 60;

/** The requests that users of a version may write: the least, and with every member that is optional. */
export function listWrites(contract: Contract): Use[] {
  return contract.operations.flatMap((operation) => [
    ...writesOfParameters(contract, operation),
    ...writesOfBody(contract, operation),
  ]);
}

function writesOfParameters({ request }: Contract, { path, method, parameters, located }: Operation): Use[] {
  const what = `${accessOf(path, method)}['parameters']`;
  const group = (names: readonly string[]) => {
    const groups: Record<string, Record<string, unknown>> = {};
    for (const parameter of parameters.filter(({ required, key }) => required || names.includes(key))) {
      const value = proposals(request, parameter.schema).find((item) =>
        request.accepts(parameter.schema, item),
      );
      groups[parameter.in] = { ...groups[parameter.in], [parameter.name]: value };
    }
    return groups;
  };
  const optional = parameters.filter(({ required }) => !required);
  const pointer = pointerTo(located.pointer, 'parameters');
  return [
    writing('parameters', what, pointer, group([])),
    ...optional.map(({ key, located: own }) => writing('parameters', what, own.pointer, group([key]))),
  ];
}

function writesOfBody({ request }: Contract, { path, method, body }: Operation): Use[] {
  if (body === undefined) return [];
  return mediaTypes(request.lookup, body).flatMap(([mediaType, media]) => {
    const schema = request.lookup.child(media, 'schema');
    if (schema === undefined || !isJson(mediaType)) return [];
    const parts = conjuncts(request.lookup, schema);
    const what = `NonNullable<${accessOf(path, method)}['requestBody']>['content'][${JSON.stringify(mediaType)}]`;
    const values = proposals(request, parts).filter(
      (value) => isObject(value) && request.accepts(parts, value),
    );
    return values.slice(0, maxBodies).map((value) => writing('body', what, schema.pointer, value));
  });
}

function accessOf(path: string, method: string): string {
  return `paths[${JSON.stringify(path)}]['${method.toLowerCase()}']`;
}

function writing(name: string, what: string, pointer: string, value: unknown): Use {
  const snippet = (suffix: string) => `export const ${name}${suffix}: ${what} = ${JSON.stringify(value)};`;
  return { kind: 'write', what, pointer, snippet };
}
