import { expectNotOwned, expectRefusals } from '../change-refusals.js';
import { fictitiousNumber } from '../fictitious-number.js';
import { encodeText } from '../requests.js';
import type { Scenario } from './scenario.js';

/** Updates of a phone number that nobody has, and of a wrong form. One of a number that was bought is in `life`. */
export const update: Scenario = {
  name: 'update',
  title: 'updates of what is not owned, or of a wrong form, are refused',
  buys: false,
  async run(session) {
    const right = session.requests.updateCapabilities(fictitiousNumber, { calling: 'inbound' });
    await expectNotOwned(session, right, 'updateCapabilities', 'updates');
    await expectRefusals(session, [
      ['no api-version', { ...right, url: right.url.replace(/\?.*$/, '') }],
      ['malformed JSON', { ...right, body: encodeText('{"calling":') }],
      ['a list for a body', { ...right, body: encodeText('[{"calling":"inbound"}]') }],
      ['a number for a capability', { ...right, body: encodeText('{"calling":1}') }],
      ['the content type text/plain', { ...right, headers: [['Content-Type', 'text/plain']] }],
    ]);
  },
};
