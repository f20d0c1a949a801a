import type { ExchangeRequest } from '@acs-contracts/contract-tests';
import type { Document } from '../contract/document.js';
import { type Node, nodesOf, pointerOf } from '../contract/nodes.js';
import type { DeclaredResponse } from '../contract/responses.js';
import { brokenTexts } from './conforms.js';
import { nodeMutants } from './node-mutants.js';

/** One request that breaks the contract: what answers it with a success has not refused it. */
export interface RequestMutant {
  readonly what: string;
  readonly request: ExchangeRequest;
}

/** Every invalid request of an operation: its parameters in the query, its media type, and each node of its body. */
export function requestMutants(
  { path, method, document }: DeclaredResponse,
  request: ExchangeRequest,
): RequestMutant[] {
  const operations = Object.entries(document.paths[path] ?? {});
  const body = operations.find(([name]) => name === method.toLowerCase())?.[1]?.requestBody;
  const [content] = Object.values(body?.content ?? {});
  if (content === undefined) return queryMutants(request, document);
  return [
    ...queryMutants(request, document),
    ...(body?.required === true ? [withBody(request, 'without a body', '')] : []),
    ...bodyMutants(request, nodesOf(content.schema, document)),
  ];
}

/** The required parameters of the query: absent, and with values that break their schema. */
function queryMutants(request: ExchangeRequest, document: Document): RequestMutant[] {
  const required = Object.values(document.components.parameters).filter(
    (parameter) => parameter.in === 'query' && parameter.required === true,
  );
  return required.flatMap(({ name, schema, example }) => {
    const changed = (value: string | undefined): ExchangeRequest => {
      const url = new URL(request.url);
      if (value === undefined) url.searchParams.delete(name);
      else url.searchParams.set(name, value);
      return { ...request, url: url.href };
    };
    return [
      { what: `without ${name}`, request: changed(undefined) },
      ...brokenTexts(String(example), schema, document).map((value) => ({
        what: `with ${name} ${JSON.stringify(value)}`,
        request: changed(value),
      })),
    ];
  });
}

function bodyMutants(request: ExchangeRequest, described: readonly Node[]): RequestMutant[] {
  const value: unknown = JSON.parse(new TextDecoder().decode(request.body));
  const nodes = described.flatMap((node) =>
    nodeMutants(node, false)
      .filter(({ reason }) => reason === undefined)
      .map(({ what, apply }) =>
        withBody(request, `whose ${pointerOf(node) || 'body'} ${what}`, JSON.stringify(apply(value))),
      ),
  );
  const types = ['text/plain', 'application/xml', 'application/x-www-form-urlencoded'].map((type) => ({
    what: `as ${type}`,
    request: { ...request, headers: [['Content-Type', type] as const] },
  }));
  return [
    withBody(request, 'whose body is cut off', new TextDecoder().decode(request.body).slice(0, -1)),
    ...nodes,
    ...types,
  ];
}

function withBody(request: ExchangeRequest, what: string, body: string): RequestMutant {
  return { what, request: { ...request, body: new TextEncoder().encode(body) } };
}
