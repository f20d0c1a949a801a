import { checkExchange } from '@acs-contracts/contract-tests';
import { jsonOf, withJson } from '@acs-contracts/phone-numbers-emulator/edits';
import { describe, expect, it } from 'vitest';
import { apiVersions, documentOf } from '../src/contract/document.js';
import { exampleAnswers, exampleRequest, exchangeOf } from '../src/contract/exchanges.js';
import { nodesOf } from '../src/contract/nodes.js';
import { declaredResponses } from '../src/contract/responses.js';
import { sampleOf } from '../src/contract/sample.js';
import { editAt } from '../src/derived/edit.js';
import { responseMutants } from '../src/derived/response-mutants.js';

const responses = apiVersions.flatMap((apiVersion) =>
  declaredResponses(documentOf(apiVersion)).map((response) => ({ ...response, apiVersion })),
);
const named = responses.map((response) => ({
  ...response,
  name: `${response.apiVersion} ${response.route} ${response.status}`,
}));

describe.each(named)('the mutants of $name', (response) => {
  const answers = exampleAnswers(response);
  const mutants = responseMutants(response, declaredResponses(response.document));

  it('have names of their own', () => {
    expect(new Set(mutants.map(({ what }) => what)).size).toBe(mutants.length);
  });

  it('change the answer, where they break the contract', () => {
    const idle = mutants.filter(
      ({ reason, change }) =>
        reason === undefined && answers.every((answer) => isSame(change(answer), answer)),
    );
    expect(idle.map(({ what }) => what)).toEqual([]);
  });

  it('start from answers that conform', async () => {
    const request = exampleRequest(response);
    for (const answer of answers) expect(await checkExchange(exchangeOf(request, answer))).toEqual([]);
  });
});

it('does not take the growing of an error for the change that is made in its depth', async () => {
  const response = responses.find(({ route, status }) => route === 'purchase' && status === '400');
  const [answer] = response === undefined ? [] : exampleAnswers(response);
  if (response?.content === undefined || answer === undefined) throw new Error('expected an example');
  for (const node of nodesOf(response.content.schema, response.document).filter(
    ({ turns }) => turns.length === 6,
  )) {
    const body = editAt(
      jsonOf(answer),
      node.steps,
      (current) => current ?? sampleOf(node.schema, node.document),
    );
    const exchange = exchangeOf(exampleRequest(response), withJson(answer, body));
    expect(await checkExchange(exchange)).toEqual([]);
  }
});

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
