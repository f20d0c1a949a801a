import { styleText } from 'node:util';
import type { Answer } from '../answer.js';
import type { MutationContext } from '../mutation.js';

/** A line for people about an exchange: when, what was asked, what was answered, and what it meant. */
export function logLine(answer: Answer, context: MutationContext, colour: boolean): string {
  const { pathname, search } = new URL(context.request.url);
  const time = context.now.toISOString().slice(11, 19);
  const style = answer.status < 300 ? 'green' : answer.status < 500 ? 'yellow' : 'red';
  const status = colour ? styleText(style, String(answer.status), { validateStream: false }) : answer.status;
  const request = `${context.request.method.padEnd(6)} ${pathname}${search}`;
  return `${time}  ${status}  ${request}${meaning(answer, context)}`;
}

function meaning(answer: Answer, { route, operation, search, request }: MutationContext): string {
  const asked = request.headers.find(([name]) => name === 'x-emulator-fault')?.[1];
  const notes = [
    route === 'purchase' && operation && `bought ${search?.phoneNumbers.join(', ')}`,
    route === 'getOperation' && operation?.status,
    route === 'cancelOperation' && answer.status === 204 && 'cancelled',
    answer.status >= 400 && errorCode(answer),
    asked !== undefined && `fault ${asked}`,
  ].filter((note) => typeof note === 'string');
  return notes.length > 0 ? `  ${notes.join(', ')}` : '';
}

function errorCode(answer: Answer): string | false {
  return /"code":"([^"]*)"/.exec(new TextDecoder().decode(answer.body))?.[1] ?? false;
}
