import { describe, expect, it } from 'vitest';
import { checkExchange } from '../src/index.js';
import { accepted, operationId, operationRequest, purchaseRequest } from './sample.js';
import { verifyEmulated } from './verify/emulated.js';

describe('a finding about a number that is too large to read', () => {
  it.each([
    ['1e400', '1e400'],
    ['-1E+999', '-1E+999'],
    ['[1, "2", 1e400]', '[1,"2",null]'],
    ['12', '12'],
  ])('shows %s as %s', async (written, shown) => {
    const body = `{"error": {"code": "1e5", "message": "\\"1e400", "details": [{"code": ${written}, "message": "-"}]}}`;
    const headers = [['Content-Type', 'application/json']] as const;
    const response = { status: 404, headers, body: new TextEncoder().encode(body) };
    const findings = await checkExchange({ request: operationRequest(), response });
    expect(findings).toMatchObject([{ where: 'body#/error/details/0/code', actual: shown }]);
  });
});

describe('a header that is there twice', () => {
  it('is shown with both of its lines', async () => {
    const headers = [...accepted.headers, ['operation-id', operationId]] as const;
    const findings = await checkExchange({ request: purchaseRequest(), response: { ...accepted, headers } });
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'single-value-headers',
        where: 'header:operation-id',
        actual: `2 lines: ${operationId} | ${operationId}`,
      }),
    );
  });

  it('is one finding of a verification, which says so', async () => {
    const { report } = await verifyEmulated(
      (answer, { route }) => {
        if (route !== 'purchase' || answer.status !== 202) return answer;
        const id = answer.headers.find(([name]) => name.toLowerCase() === 'operation-id');
        return id === undefined ? answer : { ...answer, headers: [...answer.headers, id] };
      },
      { scenarios: ['succeeds'] },
    );
    expect(report.findings).toMatchObject([
      { rule: 'single-value-headers', where: 'header:operation-id', expected: 'one line with a value' },
    ]);
  });
});
