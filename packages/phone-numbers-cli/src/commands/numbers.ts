import type { PurchasedPhoneNumber } from '@acs-contracts/phone-numbers-client';
import { CommandError, refusal, usageError } from '../cli/command-error.js';
import type { Context } from '../cli/context.js';
import { describeError } from '../cli/describe-error.js';
import { exitCodes } from '../cli/exit-codes.js';
import { ask } from '../cli/prompt.js';
import type { Action } from '../cli/run-command.js';
import type { Capability } from '../purchase/criteria.js';
import { costText } from '../purchase/money.js';
import { ownedNumbers } from '../service/owned-numbers.js';
import { readOne } from '../service/read-one.js';
import { isPhoneNumber, readNumber } from '../service/shapes.js';

/** `list`: prints the phone numbers that the resource owns. */
export function list({ limit }: { readonly limit?: number | undefined }): Action {
  return async (context) => {
    const phoneNumbers: PurchasedPhoneNumber[] = [];
    context.talk.progress('Listing …');
    for await (const number of ownedNumbers(context, { limit })) {
      phoneNumbers.push(number);
      context.talk.print(lineOf(context, number));
    }
    if (phoneNumbers.length === 0) context.talk.say('The resource owns no phone numbers.');
    return { result: { phoneNumbers } };
  };
}

/** In columns on a terminal that is wide enough, with tabs in pipes. */
function lineOf({ terminal }: Context, number: unknown): string {
  const { phoneNumber, countryCode, phoneNumberType, calling, sms, cost } = readNumber(number);
  const price = costText(cost);
  if (!terminal.stdout.isTTY)
    return [phoneNumber, countryCode, phoneNumberType, calling, sms, price].join('\t');
  if ((terminal.stdout.columns || 80) < 80) {
    return `${phoneNumber}\n  ${countryCode} ${phoneNumberType}, ${price}\n  calling ${calling}\n  sms ${sms}`;
  }
  const columns = [phoneNumber.padEnd(16), countryCode, phoneNumberType.padEnd(10)];
  return `${columns.join(' ')} ${`${calling} / ${sms}`.padEnd(35)} ${price.replace(' a month', '')}`.trimEnd();
}

/** `show`: prints what a phone number can do and costs. */
export function show(phoneNumber: string): Action {
  return async (context) => {
    checkNumber(phoneNumber);
    const data = await readOne(context, phoneNumber);
    if (data === undefined)
      throw new CommandError(
        exitCodes.failed,
        'not-found',
        `The resource owns no phone number ${phoneNumber}.`,
      );
    showNumber(context, data);
    return { result: data };
  };
}

function showNumber({ talk }: Context, number: unknown): void {
  const { phoneNumber, countryCode, phoneNumberType, assignmentType, calling, sms, cost } =
    readNumber(number);
  const lines = [
    ['phone number', phoneNumber],
    ['country', countryCode],
    ['type', phoneNumberType],
    ['assignment', assignmentType],
    ['calling', calling],
    ['sms', sms],
    ['cost', costText(cost)],
  ];
  for (const [name = '', value] of lines) talk.print(`${name.padEnd(14)}${value}`);
}

/** What `update` changes. */
export interface UpdateCommandOptions {
  readonly calling?: Capability | undefined;
  readonly sms?: Capability | undefined;
}

/** `update`: changes what a phone number can do. */
export function update(phoneNumber: string, { calling, sms }: UpdateCommandOptions): Action {
  const wanted =
    calling !== undefined ? { calling, ...(sms !== undefined && { sms }) } : sms !== undefined && { sms };
  if (!wanted) throw usageError('Give --calling or --sms, or both.');
  return async (context) => {
    checkNumber(phoneNumber);
    context.talk.progress('Updating …');
    const client = context.client();
    const operation = await client.updateCapabilities({ phoneNumber, ...wanted, ...context.limits() });
    for await (const { status } of operation.poll(context.limits()))
      context.talk.progress(`Updating … ${status}`);
    const number = await operation.result(context.limits());
    showNumber(context, number);
    return { result: number };
  };
}

/** `release`: returns a phone number to the service, once a person has typed it, or with `--yes`. */
export function release(phoneNumber: string, { yes }: { readonly yes?: boolean | undefined }): Action {
  return async (context) => {
    checkNumber(phoneNumber);
    const { terminal, talk } = context;
    if (!yes) {
      if (!terminal.stdin.isTTY || !terminal.stderr.isTTY)
        throw refusal('not-confirmed', 'Nobody can confirm the release here: give --yes. Nothing was sent.');
      talk.say(`${phoneNumber} will be lost, and somebody else may get it.`);
      const answer = await ask(context, 'Type the phone number to release it:');
      if (answer.trim() !== phoneNumber)
        throw refusal('not-confirmed', 'Not confirmed. Nothing was released.', { phoneNumbers: [] });
    }
    talk.progress('Releasing …');
    const operation = await context.client().release({ phoneNumber, ...context.limits() });
    for await (const { status } of operation.poll(context.limits())) talk.progress(`Releasing … ${status}`);
    await operation.result(context.limits());
    await context.journal.releases.record(phoneNumber).catch((reason: unknown) => {
      const { message } = describeError(reason);
      talk.warn(`warning: ${message} "ensure" may wait for the phone number some minutes.`);
    });
    talk.say(`Released ${phoneNumber}.`);
    talk.print(phoneNumber);
    return { result: { phoneNumber, released: true } };
  };
}

/** @throws CommandError of wrong usage */
function checkNumber(phoneNumber: string): void {
  if (!isPhoneNumber(phoneNumber))
    throw usageError('The phone number must be in E.164 format, such as +14255550123.');
}
