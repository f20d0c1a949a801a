import { expectNotOwned, expectRefusals } from '../change-refusals.js';
import { fictitiousNumber } from '../fictitious-number.js';
import type { Scenario } from './scenario.js';

/** Releases of a phone number that nobody has. One of a number that was bought is in `life`. */
export const release: Scenario = {
  name: 'release',
  title: 'releases of what is not owned are refused',
  buys: false,
  async run(session) {
    const right = session.requests.releaseNumber(fictitiousNumber);
    await expectNotOwned(session, right, 'releaseNumber', 'releases');
    await expectRefusals(session, [['no api-version', { ...right, url: right.url.replace(/\?.*$/, '') }]]);
  },
};
