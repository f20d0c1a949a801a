import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidArgumentError, parseConnectionString } from '../../src/index.js';

const endpoint = 'https://resourcename.communication.azure.com';
const accessKey = 'c2VjcmV0LXNlY3JldA==';
const expected = { endpoint, accessKey };

describe('a connection string', () => {
  it.each([
    `endpoint=${endpoint}/;accesskey=${accessKey}`,
    `endpoint=${endpoint};accesskey=${accessKey};`,
    `accesskey=${accessKey};endpoint=${endpoint}/`,
    `Endpoint=${endpoint}/;AccessKey=${accessKey}`,
    `ACCESSKEY=${accessKey};ENDPOINT=${endpoint}/;`,
    ` endpoint = ${endpoint}/ ; accesskey = ${accessKey} \n`,
    `endpoint=${endpoint}/;accesskey=${accessKey};region=europe`,
  ])('gives endpoint and key: %s', (text) => {
    expect(parseConnectionString(text)).toEqual(expected);
  });

  it.each([
    ['', 'endpoint is missing'],
    [accessKey, 'endpoint is missing'],
    [`accesskey=${accessKey}`, 'endpoint is missing'],
    [`endpoint=${endpoint}/`, 'accesskey is missing'],
    [`endpoint=${endpoint}/;accesskey=`, 'accesskey is missing'],
    [`endpoint=;accesskey=${accessKey}`, 'endpoint is missing'],
    [`endpoint=${accessKey};accesskey=${accessKey}`, 'endpoint must be a URL'],
    [`endpoint=${endpoint}/${accessKey};accesskey=a`, 'with a path'],
    [`endpoint=${endpoint}/accesskey=${accessKey};accesskey=a`, 'with a path'],
    [`endpoint=http://resourcename.communication.azure.com;accesskey=${accessKey}`, 'that is not https'],
  ])('that is bad says what is wrong with it, without the key: %s', (text, problem) => {
    expect(() => parseConnectionString(text)).toThrow(InvalidArgumentError);
    expect(() => parseConnectionString(text)).toThrow(problem);
    expect(() => parseConnectionString(text)).not.toThrow(accessKey);
  });

  it('is read in any order and case, with other parts around it', () => {
    const others = fc.array(fc.stringMatching(/^other\w*=\w*$/), { maxLength: 3 });
    const flips = fc.array(fc.boolean(), { minLength: 17, maxLength: 17 });
    fc.assert(
      fc.property(fc.base64String({ minLength: 4 }), others, flips, fc.boolean(), (key, rest, flip, last) => {
        const mixCase = (name: string) =>
          [...name].map((letter, index) => (flip[index] ? letter.toUpperCase() : letter)).join('');
        const parts = [...rest, `${mixCase('accesskey')}=${key}`, `${mixCase('endpoint')}=${endpoint}`];
        if (last) parts.reverse();
        expect(parseConnectionString(parts.join(';'))).toEqual({ endpoint, accessKey: key });
      }),
    );
  });

  it('is either read or refused with a message that does not hold it, whatever it is', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9+/]{16,40}$/);
    const pieces = fc.constantFrom('endpoint=', 'accesskey=', ';', 'https://', 'a.com', '/', '\n');
    const text = fc.tuple(fc.array(pieces), secret, fc.array(pieces));
    fc.assert(
      fc.property(text, ([before, key, after]) => {
        try {
          parseConnectionString([...before, key, ...after].join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidArgumentError);
          expect(String(error).toLowerCase()).not.toContain(key.toLowerCase());
        }
      }),
    );
  });
});
