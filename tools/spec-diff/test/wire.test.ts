import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWire } from '../src/wire/compare.js';
import { violations } from '../src/wire/conformance.js';
import { readContract, responseFor } from '../src/wire/contract.js';
import { readParameter, readTexts, writeValue } from '../src/wire/parameters.js';
import { sampleRequest, sampleResponse } from '../src/wire/sample.js';
import { isServed, serverAddress } from '../src/wire/servers.js';
import { baseline, Editable, published } from './editable.js';

const cost = '#/components/schemas/PhoneNumberCost';
const amount = `${cost}/properties/amount`;

describe('samples', () => {
  it.each([
    ['the published contract', published],
    ['another hand', baseline],
  ])('are calls that keep every rule, for each status of each operation of %s', (_whose, document) => {
    const contract = readContract(document);
    for (const operation of contract.operations) {
      const side = { contract, operation };
      for (const key of operation.responses.keys()) {
        const status = key === 'default' ? 599 : Number(key);
        expect(responseFor(operation, status)).toBeDefined();
        const call = { ...sampleRequest(side), ...sampleResponse(side, status) };
        expect(violations(contract, call), `${operation.method} ${operation.path} ${key}`).toEqual([]);
      }
    }
  });
});

describe('two bounds of a number in an answer', () => {
  const bounds = fc.record({
    minimum: fc.integer({ min: -50, max: 50 }),
    maximum: fc.integer({ min: 51, max: 150 }),
  });

  it('break clients exactly when a number is let through that was not', () => {
    fc.assert(
      fc.property(bounds, bounds, (before, after) => {
        const [old, next] = [new Editable(baseline), new Editable(baseline)];
        old.set(amount, { type: 'integer', ...before });
        next.set(amount, { type: 'integer', ...after });
        const isWider = after.minimum < before.minimum || after.maximum > before.maximum;
        const levels = compareWire(old.root, next.root).map(({ level }) => level);
        expect(levels.includes('major')).toBe(isWider);
      }),
      { numRuns: 15 },
    );
  });
});

describe('the enum of an answer', () => {
  const values = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });

  it('breaks clients exactly when it has a value that it had not', () => {
    fc.assert(
      fc.property(values, values, (before, after) => {
        const [old, next] = [new Editable(baseline), new Editable(baseline)];
        old.set(`${cost}/properties/billingFrequency/enum`, before);
        next.set(`${cost}/properties/billingFrequency/enum`, after);
        const levels = compareWire(old.root, next.root).map(({ level }) => level);
        expect(levels.includes('major')).toBe(after.some((value) => !before.includes(value)));
      }),
      { numRuns: 15 },
    );
  });
});

describe('a list in a parameter', () => {
  const { request } = readContract(baseline);
  const styles = fc.constantFrom({}, { explode: false }, { style: 'pipeDelimited', explode: false });

  it('is read as it was written', () => {
    const texts = fc.array(fc.stringMatching(/^[a-z0-9]{1,8}$/), { minLength: 1 });
    fc.assert(
      fc.property(texts, styles, (value, style) => {
        const schema = { type: 'array', items: { type: 'string' } };
        const located = { value: { name: 'kinds', in: 'query', schema, ...style }, pointer: '#/parameter' };
        const parameter = readParameter(request.lookup, located, 'query', 'kinds');
        expect(readTexts(parameter, writeValue(parameter, value))).toEqual(value);
      }),
    );
  });
});

describe('servers', () => {
  it.each([
    [['{=https://a.example}'], 'https://b.example', true],
    [['https://{eu|us}.example'], 'https://eu.example', true],
    [['https://{eu|us}.example'], 'https://asia.example', false],
    [['/v1'], 'https://a.example/v1', true],
    [['/v1'], 'https://a.example', false],
  ])('%j serve %s: %s', (servers, address, isOne) => {
    expect(isServed(servers, address)).toBe(isOne);
    expect(isServed(servers, serverAddress(servers))).toBe(true);
  });
});
