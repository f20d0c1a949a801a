import type { Diagnostic } from '../diagnostics.js';
import { finding } from '../finding.js';
import { kindStartedBy } from '../operation-kinds.js';
import type { RecordedExchange, RecordedResponse } from '../recorded-exchange.js';
import type { Route } from '../routes.js';
import { writtenNumber } from '../written-number.js';
import { memberOf } from './members.js';
import type { Rule } from './rule.js';

/** Status, headers and body have the shape that the document gives them. This is Prism's part. */
export const shape: Rule = {
  name: 'shape',
  evidence: 'shape',
  check({ exchange, diagnostics }) {
    return diagnostics.response.map((diagnostic) => {
      const where = placeOf(diagnostic);
      const rule = { ...shape, evidence: rowOf(where, exchange) };
      return finding(rule, where, diagnostic.message, valueAt(exchange.response, diagnostic));
    });
  },
};

/** The reads of what a search or a purchase brings. */
const reads: readonly (Route | undefined)[] = ['getSearchResult', 'getPhoneNumber', 'listPhoneNumbers'];

/** The row with the reason for what the document demands of a place. */
function rowOf(where: string, { route, response: { status } }: RecordedExchange): string {
  const kind = kindStartedBy(route);
  if (kind !== undefined && kind.prefix !== 'purchase' && status === 202) {
    if (/^header:(?:location|operation-location|operation-id|[a-z]+-id)$/.test(where))
      return 'required-headers-of-others';
    if (where.startsWith('body#')) return 'update-202-body';
  }
  if (/^header:(?:operation-location|operation-id|purchase-id)$/.test(where)) return 'required-headers';
  if (where === 'header:retry-after') return 'retry-after-form';
  if (status >= 400 || where.startsWith('body#/error')) return 'error-required';
  return reads.includes(route) && where.startsWith('body#') ? 'reads' : 'shape';
}

/** Writes a place of a response the way findings name places; for what is missing, the place where it should be. */
export function placeOf(diagnostic: Diagnostic): string {
  const [part, ...rest] = steps(diagnostic);
  if (part === 'header') return `header:${rest.join('.')}`;
  if (part === 'body') return `body#${rest.map((step) => `/${step}`).join('')}`;
  return 'message';
}

/** Prism places a missing member at its parent, and names it in the message only. */
function steps({ path, message }: Diagnostic): readonly string[] {
  const missing = /must have required property '(.+)'/.exec(message)?.[1];
  return missing === undefined ? path : [...path, missing];
}

function valueAt(response: RecordedResponse, diagnostic: Diagnostic): unknown {
  const [part, ...rest] = steps(diagnostic);
  if (part === 'header') return response.header(rest.join('.'));
  if (part === 'body') return bodyAt(response, rest);
  return `status ${response.status}, content-type ${response.header('content-type') ?? 'absent'}`;
}

function bodyAt({ body, content }: RecordedResponse, steps: readonly string[]): unknown {
  const value = steps.reduce<unknown>(memberOf, body);
  if (typeof value !== 'number' || Number.isFinite(value)) return value;
  return writtenNumber(new TextDecoder().decode(content), steps) ?? value;
}
