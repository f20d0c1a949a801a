import { jsonOf, memberOf } from '../src/edits.js';
import { type Answer, type EmulatorOptions, fixtures, manualClock } from '../src/index.js';
import { header, openSession, type Session } from './session.js';
import { signedRequests } from './signed-requests.js';

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
  const clock = manualClock(new Date('2026-01-31T12:00:00.123Z'));
  const settings = { clock, ...options };
  const session = openSession(settings);
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
  await takeOddRequests(session, take);
  await takeUpdateAndRelease(session, take);
  await takeSearch(session, take, clock);
  await takeUnusualRequests(session, take);
  await takeUnauthorized({ ...settings, authentication: 'required' }, take);
  return steps;
}

type Take = (name: string, answer: Promise<Answer>) => Promise<void>;

/** What a service must refuse, what it does not have, and what it has again after it was refused. */
async function takeOddRequests(session: Session, take: Take): Promise<void> {
  const operation = (id: string) => `/phoneNumbers/operations/${id}`;
  const around = [` ${fixtures.succeeds} `, `{${fixtures.succeeds}}`].map((id) => `{"searchId":"${id}"}`);
  for (const body of ['{"searchId":""}', '{"searchId":null}', '{}', '[]', ...around])
    await take(`purchase of ${body}`, session.purchase('', { body }));
  for (const name of ['richError', 'throttled', 'unavailable', 'cancel'] as const)
    for (const read of [1, 2])
      await take(`${read} after ${name}`, session.get(operation(`purchase_${fixtures[name]}`)));
  session.emulator.addSearch({ searchId: 'never-bought' });
  for (const id of ['no-search', 'never-bought'])
    for (const read of [1, 2]) await take(`${read} of ${id}`, session.get(operation(`purchase_${id}`)));
  const number = `/phoneNumbers/+14255550199`;
  await take('unknown number', session.get(number));
  await take('number that is canceled', session.get('/phoneNumbers/+14255550125'));
  await take('first page', session.get('/phoneNumbers?top=1'));
  await take('second page', session.get('/phoneNumbers?skip=1&top=1'));
  await take('cancel unknown', session.cancel('purchase_00000000-0000-4000-8000-000000000000'));
  const update = { method: 'PATCH', body: '{}', headers: { 'content-type': 'application/merge-patch+json' } };
  await take('update unknown', session.send(`${number}/capabilities?api-version=2021-03-07`, update));
  await take('old api-version', session.send(`${purchasePath}?api-version=1999-01-01`, { method: 'POST' }));
  await take('search result cancel', session.get(`/availablePhoneNumbers/searchResults/${fixtures.cancel}`));
  await take('list of two', session.send('/phoneNumbers?api-version=2021-03-07&api-version=2025-06-01'));
  await take('list again', session.get('/phoneNumbers'));
  const body = JSON.stringify({ searchId: fixtures.succeeds });
  const headers = { 'content-type': 'application/json' };
  for (const [method, path] of [
    ['PUT', purchasePath],
    ['PATCH', purchasePath],
    ['PATCH', operation(`purchase_${fixtures.succeeds}`)],
    ['PUT', `/availablePhoneNumbers/searchResults/${fixtures.succeeds}`],
    ['OPTIONS', '/phoneNumbers'],
    ['HEAD', '/phoneNumbers'],
  ] as const) {
    const init = method === 'HEAD' ? { method } : { method, headers, body };
    await take(`${method} ${path}`, session.send(`${path}?api-version=2021-03-07`, init));
  }
}

/** What becomes of a phone number that was bought. */
async function takeUpdateAndRelease(session: Session, take: Take): Promise<void> {
  const number = '/phoneNumbers/+14255550123';
  const version = 'api-version=2021-03-07';
  const headers = { 'content-type': 'application/merge-patch+json' };
  const body = '{"calling":"none","sms":"none"}';
  for (const [name, type, wrong] of [
    ['an unknown capability', headers['content-type'], '{"calling":"sometimes"}'],
    ['text', 'text/plain', body],
    ['null', headers['content-type'], '{"calling":null,"sms":null}'],
    ['nothing', headers['content-type'], '{}'],
    ['sms', headers['content-type'], '{"sms":"outbound"}'],
  ] as const) {
    const init = { method: 'PATCH', headers: { 'content-type': type }, body: wrong };
    const { status } = await session.send(`${number}/capabilities?${version}`, init);
    await take(`update to ${name}`, Promise.resolve({ status, headers: [], body: new Uint8Array() }));
    await take(`number after ${name}`, session.get(number));
  }
  const unversioned = await session.send(`${number}/capabilities`, { method: 'PATCH', headers, body });
  await take('update without api-version', Promise.resolve({ ...unversioned, headers: [] }));
  for (const [path, init] of [
    [`${number}/capabilities`, { method: 'PATCH', headers, body }],
    [number, { method: 'DELETE' }],
  ] as const) {
    // Its id is another one each time: of this answer nothing is taken, and of the reads of the operation the links.
    const accepted = await session.send(`${path}?${version}`, init);
    const named = new TextEncoder().encode(String(memberOf(jsonOf(accepted), 'phoneNumber')));
    await take(
      `number in ${init.method}`,
      Promise.resolve({ status: accepted.status, headers: [], body: named }),
    );
    const operation = `/phoneNumbers/operations/${header(accepted, 'operation-id')}`;
    for (let read = 1; read <= 5; read += 1) await session.get(operation);
    const { status, headers: all, body: last } = await session.get(operation);
    const shown = ['resourceLocation', 'createdDateTime'].map((name) =>
      String(memberOf(jsonOf({ body: last }), name)),
    );
    const body = new TextEncoder().encode(shown.join('\n'));
    const links = { status, headers: all.filter(([name]) => name === 'Location'), body };
    await take(`links of ${init.method}`, Promise.resolve(links));
    await take(`number after ${init.method}`, session.get(number));
    await take(`list after ${init.method}`, session.get('/phoneNumbers'));
  }
  await take(
    'the purchase of what was released',
    session.get(`/phoneNumbers/operations/purchase_${fixtures.succeeds}`),
  );
}

/** What a search has found, read at once, after a moment, and once it was purchased; its id is another one each time. */
async function takeSearch(
  session: Session,
  take: Take,
  clock: ReturnType<typeof manualClock>,
): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const wanted = { phoneNumberType: 'tollFree', assignmentType: 'application' };
  const body = JSON.stringify({ ...wanted, capabilities: { calling: 'inbound', sms: 'none' } });
  const path = '/availablePhoneNumbers/countries/US/:search?api-version=2021-03-07';
  const searchId = header(await session.send(path, { method: 'POST', headers, body }), 'search-id') ?? '';
  for (let read = 1; read <= 5; read += 1) await session.get(`/phoneNumbers/operations/search_${searchId}`);
  const takeResult = async (name: string) => {
    const { status, body: found } = await session.get(`/availablePhoneNumbers/searchResults/${searchId}`);
    const text = new TextDecoder().decode(found).replaceAll(searchId, 'the search');
    await take(name, Promise.resolve({ status, headers: [], body: new TextEncoder().encode(text) }));
  };
  await takeResult('what is found');
  clock.advance(5000);
  await takeResult('what is still held');
  await session.purchase(searchId);
  await takeResult('what is purchased');
}

/** Searches in an area and without a quantity, odd ids, other spellings, a long body. */
async function takeUnusualRequests(session: Session, take: Take): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const use = { assignmentType: 'application', capabilities: { calling: 'inbound', sms: 'none' } };
  const path = '/availablePhoneNumbers/countries/US/:search?api-version=2021-03-07';
  for (const wanted of [
    { phoneNumberType: 'geographic', areaCode: '206', quantity: 1 },
    { phoneNumberType: 'tollFree' },
  ]) {
    const body = JSON.stringify({ ...wanted, ...use });
    const accepted = await session.send(path, { method: 'POST', headers, body });
    const { status } = accepted;
    await take(
      `search by ${wanted.phoneNumberType}`,
      Promise.resolve({ status, headers: [], body: new Uint8Array() }),
    );
    const searchId = header(accepted, 'search-id') ?? '';
    for (let read = 1; read <= 5; read += 1) await session.get(`/phoneNumbers/operations/search_${searchId}`);
    const found = jsonOf(await session.get(`/availablePhoneNumbers/searchResults/${searchId}`));
    const numbers = new TextEncoder().encode(String(memberOf(found, 'phoneNumbers')));
    await take(`found by ${wanted.phoneNumberType}`, Promise.resolve({ status, headers: [], body: numbers }));
  }
  for (const id of ['..%2F..%2Fx', 'x'.repeat(300)])
    await take(`operation ${id}`, session.get(`/phoneNumbers/operations/${id}`));
  for (const plus of ['%2b', '+'])
    await take(`owned by ${plus}`, session.get(fixtures.phoneNumber.replace('+', `/phoneNumbers/${plus}`)));
  await take('a long body', session.purchase('', { body: JSON.stringify({ note: 'x'.repeat(100_000) }) }));
}

/** What is no signature of anything. */
const signature = 'HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=YQ==';

/** Requests without a credential, and with one that is wrong. */
async function takeUnauthorized(options: EmulatorOptions, take: Take): Promise<void> {
  const session = openSession(options);
  for (const authorization of [undefined, 'Basic YTpi', signature]) {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    await take(`list as ${authorization}`, session.send('/phoneNumbers?api-version=2021-03-07', { headers }));
    await take(`purchase as ${authorization}`, session.purchase(fixtures.succeeds, { headers }));
  }
  for (const { what, path, init } of signedRequests(session.emulator.accessKey))
    await take(what, session.send(path, init));
  await takeStrangers(options, take);
}

/** What is bought and pending, and what a stranger may do to it. */
async function takeStrangers(options: EmulatorOptions, take: Take): Promise<void> {
  const session = openSession(options);
  const version = 'api-version=2021-03-07';
  const credential = { authorization: 'Bearer a.b.c' };
  const get = (path: string) => session.send(`${path}?${version}`, { headers: credential });
  for (const name of ['succeeds', 'cancel'] as const)
    await session.purchase(fixtures[name], {
      headers: { ...credential, 'content-type': 'application/json' },
    });
  const operation = `/phoneNumbers/operations/purchase_${fixtures.succeeds}`;
  for (let read = 1; read <= 8; read += 1) await get(operation);
  const number = '/phoneNumbers/+14255550123';
  const pending = `/phoneNumbers/operations/purchase_${fixtures.cancel}`;
  for (const [method, path, read] of [
    ['PATCH', `${number}/capabilities`, number],
    ['DELETE', number, number],
    ['DELETE', pending, pending],
  ] as const) {
    await take(`${method} ${path} by a stranger`, session.send(`${path}?${version}`, { method }));
    const headers = { authorization: signature };
    await take(`${method} ${path} signed`, session.send(`${path}?${version}`, { method, headers }));
    await take(`${read} after ${method}`, get(read));
  }
  const unsigned = { authorization: `Bearer ${btoa('{"alg":"none"}')}.e30.` };
  await take('list by an unsigned token', session.send(`/phoneNumbers?${version}`, { headers: unsigned }));
  for (const path of [number, '/phoneNumbers/operations/search_a'])
    await take(`${path} without api-version`, session.send(path, { headers: credential }));
}
