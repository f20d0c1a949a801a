import { styleText } from 'node:util';
import type { Answer } from '../answer.js';
import type { MutationContext } from '../mutation.js';
import { printable } from '../printable.js';

/** A line for people about an exchange: when, what was asked, what was answered, and what it meant. */
export function logLine(answer: Answer, context: MutationContext, colour: boolean): string {
  const time = context.now.toISOString().slice(11, 19);
  const style = answer.status < 300 ? 'green' : answer.status < 500 ? 'yellow' : 'red';
  const status = colour ? styleText(style, String(answer.status), { validateStream: false }) : answer.status;
  const request = `${context.request.method.padEnd(6)} ${shortPath(context.request.url)}`;
  return `${time}  ${status}  ${printable(request + meaning(answer, context))}`;
}

/** The path and query, made to fit on a terminal: GUIDs cut to eight digits, the usual api-version left out. */
function shortPath(url: string): string {
  const { pathname, searchParams } = new URL(url);
  if (searchParams.get('api-version') === '2021-03-07') searchParams.delete('api-version');
  const query = searchParams.size > 0 ? `?${searchParams}` : '';
  return (pathname + query).replace(
    /([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
    '$1…',
  );
}

function meaning(answer: Answer, { route, operation, search, request }: MutationContext): string {
  const asked = request.headers.find(([name]) => name === 'x-emulator-violation')?.[1];
  const notes = [
    route === 'search' && operation && `holds ${search?.phoneNumbers.join(', ')}`,
    route === 'purchase' && operation && `accepted ${search?.phoneNumbers.join(', ')}`,
    route === 'updateCapabilities' && operation && 'accepted',
    route === 'releasePhoneNumber' && operation && 'accepted',
    route === 'getOperation' && operation?.status,
    route === 'cancelOperation' && answer.status === 204 && 'canceled',
    answer.status >= 400 && errorCode(answer),
    asked !== undefined && `violation ${asked}`,
  ].filter((note) => typeof note === 'string');
  return notes.length > 0 ? `  ${notes.join(', ')}` : '';
}

function errorCode(answer: Answer): string | false {
  return /"code":"([^"]*)"/.exec(new TextDecoder().decode(answer.body))?.[1] ?? false;
}
