import { type Answer, type EmulatorOptions, fixtures, manualClock } from '../src/index.js';
import { openSession } from './session.js';

const purchasePath = '/availablePhoneNumbers/:purchase';

/** Headers that differ between two answers that are the same. */
const volatile = ['ms-cv', 'x-processing-time'];

/** An answer without what differs each time. */
export interface Step {
  readonly name: string;
  readonly answer: Answer;
}

/**
 * All that a thorough visitor asks of an emulator: refusals, purchases of every fixture, the reads of their operations
 * beyond the end, and the reads of what they lead to.
 */
export async function wholeSession(options: EmulatorOptions): Promise<readonly Step[]> {
  const session = openSession({ clock: manualClock(new Date('2026-01-31T12:00:00.123Z')), ...options });
  const steps: Step[] = [];
  const take = async (name: string, answer: Promise<Answer>) => {
    const { status, headers, body } = await answer;
    const kept = headers.filter(([field]) => !volatile.includes(field.toLowerCase()));
    steps.push({ name, answer: { status, headers: kept, body } });
  };
  await take('without api-version', session.send(purchasePath, { method: 'POST' }));
  await take('get', session.get(purchasePath));
  await take('as text', session.purchase(fixtures.succeeds, { headers: { 'content-type': 'text/plain' } }));
  await take('no body', session.purchase(fixtures.succeeds, { body: null }));
  await take('a number', session.purchase(fixtures.succeeds, { body: '{"searchId":42}' }));
  await take('malformed', session.purchase(fixtures.succeeds, { body: '{"searchId":' }));
  for (const name of ['unknown', 'richError', 'throttled', 'unavailable'] as const) {
    await take(name, session.purchase(fixtures[name]));
  }
  for (const name of ['succeeds', 'fails'] as const) {
    await take(`purchase ${name}`, session.purchase(fixtures[name]));
    for (let read = 1; read <= 8; read += 1) {
      await take(`read ${read} ${name}`, session.get(`/phoneNumbers/operations/purchase_${fixtures[name]}`));
    }
    await take(`result ${name}`, session.get(`/availablePhoneNumbers/searchResults/${fixtures[name]}`));
  }
  await take('purchase cancel', session.purchase(fixtures.cancel));
  await take('cancel', session.cancel(`purchase_${fixtures.cancel}`));
  await take('number bought', session.get('/phoneNumbers/+14255550123'));
  await take('number failed', session.get('/phoneNumbers/+14255550124'));
  await take('number owned', session.get(`/phoneNumbers/${fixtures.phoneNumber}`));
  await take('list', session.get('/phoneNumbers'));
  return steps;
}
