import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchId } from '../server.js';
import { leaksOf } from './error-views.js';
import { createClientOf, errorOf, thrownBy } from './fake-service.js';
import { type LeakPlace, responsePlaces } from './leak-places.js';
import { partOf, secretFixtures, withNamedEntities, writings } from './secret-forms.js';
import { argumentPlaces, thrownPlaces } from './thrown-places.js';

/** Fails if a secret that comes back in this place can be seen in the error. */
async function expectNoLeak({ provoke, isEarly }: LeakPlace, numRuns: number) {
  await fc.assert(
    fc.asyncProperty(secretFixtures, writings, async (fixture, { form, fraction, isPart, around }) => {
      fc.pre(!isEarly || fixture.secretOf(undefined) !== undefined);
      let secret = '';
      const error = await thrownBy(() =>
        provoke(fixture, (request) => {
          secret = partOf(fixture.secretOf(request) ?? '', fraction, isPart);
          return `${around.before}${form.write(secret)}${around.after}`;
        }),
      );
      expect(secret.length).toBeGreaterThanOrEqual(16);
      const leaks = leaksOf(error, secret);
      expect(leaks, `${fixture.kind}, ${form.name}:\n${leaks.join('\n')}`).toEqual([]);
    }),
    { numRuns },
  );
}

describe('an error', () => {
  for (const place of responsePlaces) {
    it(`an error shows no part of a secret, however escaped, that comes back in ${place.name}`, () =>
      expectNoLeak(place, 40));
  }
  for (const place of thrownPlaces) {
    it(`an error shows no part of a secret, however escaped, that is in ${place.name}`, () =>
      expectNoLeak(place, 10));
  }
  for (const place of argumentPlaces) {
    it(`an error shows no part of a secret, however escaped, that was pasted as ${place.name}`, () =>
      expectNoLeak(place, 20));
  }

  it('an error shows no part of a secret that is escaped with named HTML entities', async () => {
    const token = 'abcdefgh+ijkl/mnopqr=stuv_wxyz';
    const { client } = createClientOf(
      { post: [{ status: 400, body: `<pre>${withNamedEntities(token)}</pre>` }] },
      { headers: { authorization: token } },
    );
    expect(leaksOf(await thrownBy(() => client.purchase({ searchId })), token)).toEqual([]);
  });

  it.each(['x-gateway', 'x-ms-sas', 'ocp-apim-subscription', 'x-pat'])(
    'an error shows no part of the long value of a header, whatever its name is: %s',
    async (name) => {
      const value = 'T2xkIHNlY3JldCBvZiBhIGdhdGV3YXk';
      const { client } = createClientOf(
        { post: [{ status: 400, body: `Got ${value}.` }] },
        { headers: { [name]: value } },
      );
      expect(leaksOf(await thrownBy(() => client.purchase({ searchId })), value)).toEqual([]);
    },
  );

  it.each([
    ["Map(1) { 'client_secret' => 'SECRET' }"],
    ["Map(1) { 'password' => 'SECRET' }"],
    ['[["client_secret","SECRET"]]'],
    ['Command failed: az login --password SECRET --tenant x'],
    ['<clientSecret>SECRET</clientSecret>'],
    ['X-IDENTITY-HEADER: SECRET'],
    ['Ocp-Apim-Subscription-Key: SECRET'],
    ['X-Auth-Token: SECRET'],
    ['subscription_key: SECRET'],
    ['PGPASS=SECRET'],
    ['DB_PASS=SECRET is wrong'],
    ['pass: SECRET'],
    ['password%3DSECRET'],
    ['client_secret%3A%20SECRET'],
    ['https://functions.example/api/run?code=SECRET'],
    ["ALTER USER app WITH PASSWORD 'SECRET'"],
    ['ALTER USER app IDENTIFIED BY "SECRET"'],
    ['Command failed: curl -u user:SECRET https://a.example'],
    ['password: >-\n  SECRET\nuser: a'],
    ['-----BEGIN RSA PRIVATE KEY-----\nSECRET\n-----END RSA PRIVATE KEY-----'],
    ['-----BEGIN PRIVATE KEY-----\nSECRET'],
  ])('an error shows no secret that announces itself as in %s', async (text) => {
    const secret = 'aB8~Qhunter2hunter.2zz';
    const claims = { acquire: () => Promise.reject(new Error(text.replace('SECRET', secret))) };
    const { client } = createClientOf({}, { claims });
    expect(leaksOf(await thrownBy(() => client.purchase({ searchId })), secret)).toEqual([]);
  });

  it('an error leaves the quote and the sentence around a token that announces itself', async () => {
    const claims = { acquire: () => Promise.reject(new Error('bad "Bearer abc.def.ghi". Check it.')) };
    const { client } = createClientOf({}, { claims });
    await expect(client.purchase({ searchId })).rejects.toThrow('bad "Bearer ***". Check it.');
  });

  it.each([24, 44, 88])(
    'an error shows neither the end of an access key of %d characters nor its length',
    async (length) => {
      const key = Buffer.from('0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@!', 'latin1')
        .subarray(0, (length / 4) * 3)
        .toString('base64');
      const body = JSON.stringify({ error: { code: 'Forbidden', message: `The key is ${key}!` } });
      const json = { 'Content-Type': 'application/json' };
      const connectionString = `endpoint=https://resource.communication.azure.com/;accesskey=${key}`;
      for (const authentication of [{ connectionString, endpoint: undefined }, { credential: { key } }]) {
        const { client } = createClientOf({ post: [{ status: 403, headers: json, body }] }, authentication);
        const thrown = await errorOf(() => client.purchase({ searchId }));
        expect(thrown.message).toContain('The key is ***!');
      }
    },
  );

  it('an error shows nothing of a secret that is shorter than 16 characters', async () => {
    const short = 'pa55-w0rd';
    const { client } = createClientOf(
      { post: [{ status: 400, body: `Got ${short}.` }] },
      { headers: { 'x-functions-key': short } },
    );
    expect(leaksOf(await thrownBy(() => client.purchase({ searchId })), short)).toEqual([]);
  });

  it('an error names the host that could not be reached although it is part of the connection string', async () => {
    const reset = () =>
      Promise.reject(
        Object.assign(new Error('getaddrinfo ENOTFOUND resourcename.communication.azure.com'), {
          code: 'ENOTFOUND',
          syscall: 'getaddrinfo',
        }),
      );
    const connectionString = `endpoint=https://resourcename.communication.azure.com/;accesskey=${btoa('a key of it')}`;
    const { client } = createClientOf({ before: [reset] }, { connectionString });
    await expect(client.purchase({ searchId })).rejects.toThrow('resourcename.communication.azure.com');
  });

  it('an error keeps the words of the client and of the contract if a header has one of them as its value', async () => {
    const body = JSON.stringify({ error: { code: 'NotFound', message: 'Input searchId cannot be found.' } });
    for (const word of ['purchase', 'searchId', 'answered', 'availablePhoneNumbers', 'test']) {
      const { client } = createClientOf({ post: [{ status: 400, body }] }, { headers: { 'x-tenant': word } });
      await expect(client.purchase({ searchId })).rejects.toThrow(
        'The purchase was answered with 400: NotFound: Input searchId cannot be found.',
      );
    }
  });
});
