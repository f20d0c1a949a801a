import { describe, expect, it } from 'vitest';
import { checkExchange, rules, send } from '../../src/index.js';
import { accepted, purchaseRequest } from '../sample.js';
import { wrongDetails } from './wrong-details.js';
import { wrongMeanings } from './wrong-meaning.js';
import { wrongReads } from './wrong-reads.js';
import { serve, type WrongServer, wrongShapes } from './wrong-server.js';

/** Each must be caught, and each rule must be the only one to catch some of them. */
const wrongServers = [...wrongShapes, ...wrongMeanings, ...wrongDetails, ...wrongReads];

/** The rules that find something in the exchange with a wrong server. */
async function caughtBy(wrong: WrongServer, applied = rules): Promise<string[]> {
  await using server = await serve(wrong.response);
  const exchange = await send(wrong.request(server.origin));
  const findings = await checkExchange(exchange, { rules: applied });
  return [...new Set(findings.map(({ rule }) => rule))];
}

describe('a wrong server', () => {
  it.each(wrongServers)('with $what is caught', async (wrong) => {
    expect(await caughtBy(wrong)).toEqual(wrong.caughtBy);
  });
});

it('lets the right server pass', async () => {
  await using server = await serve(accepted);
  expect(await checkExchange(await send(purchaseRequest(server.origin)))).toEqual([]);
});

describe('without the rule', () => {
  it.each(rules.map(({ name }) => name))('%s, some wrong server would pass', async (name) => {
    const others = rules.filter((rule) => rule.name !== name);
    const suspects = wrongServers.filter((wrong) => wrong.caughtBy.every((rule) => rule === name));
    const passing = await Promise.all(
      suspects.map(async (wrong) => (await caughtBy(wrong, others)).length === 0),
    );
    expect(passing).toContain(true);
  });
});
