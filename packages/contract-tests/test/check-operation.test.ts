import { describe, expect, it } from 'vitest';
import { checkOperation, sequenceRules } from '../src/index.js';
import { wrongHoldings } from './wrong-holdings.js';
import { wrongLives } from './wrong-lives.js';
import { wrongOperations } from './wrong-operations.js';
import { wrongOutcomes } from './wrong-outcomes.js';
import { wrongTimes } from './wrong-times.js';

/** Every rule over sequences is broken by one of them that no other rule catches. */
const wrongPurchases = [...wrongOperations, ...wrongOutcomes, ...wrongLives, ...wrongHoldings, ...wrongTimes];

describe('a purchase in which', () => {
  it.each(wrongPurchases)('$what is caught', async ({ exchanges, finding }) => {
    expect(await checkOperation(exchanges)).toMatchObject([{ ...finding, severity: 'error' }]);
  });
});

describe('without the rule', () => {
  it.each(sequenceRules)('$name, some wrong purchase would pass', async ({ name }) => {
    const caught = wrongPurchases.filter(({ finding }) => finding.rule === name);
    const rules = sequenceRules.filter((rule) => rule.name !== name);
    const passing = await Promise.all(
      caught.map(async ({ exchanges }) => (await checkOperation(exchanges, { rules })).length === 0),
    );
    expect(passing).toContain(true);
  });
});
