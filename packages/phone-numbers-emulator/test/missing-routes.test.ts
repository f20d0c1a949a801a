import { describe, expect, it } from 'vitest';
import { serviceRoutes } from '../src/routes/service-routes.js';
import { header, member, openSession } from './session.js';

const emulated = new Set([
  'POST /availablePhoneNumbers/countries/{countryCode}/:search',
  'PATCH /phoneNumbers/{phoneNumber}/capabilities',
  'DELETE /phoneNumbers/{phoneNumber}',
  'POST /availablePhoneNumbers/:purchase',
  'GET /availablePhoneNumbers/searchResults/{searchId}',
  'GET /phoneNumbers/operations/{operationId}',
  'DELETE /phoneNumbers/operations/{operationId}',
  'GET /phoneNumbers/{phoneNumber}',
  'GET /phoneNumbers',
]);
const names = serviceRoutes.map(({ method, path }) => `${method} ${path}`);
const missing = serviceRoutes.filter(({ method, path }) => !emulated.has(`${method} ${path}`));

/** A path of a template: `/phoneNumbers/x`. */
const filled = (path: string) => path.replace(/\{\w+\}/g, 'x');

describe('a route that the service has and the emulator does not', () => {
  it('is one of the published routes, of which the emulated ones are a part', () => {
    expect(names).toEqual(expect.arrayContaining([...emulated]));
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(missing)('is answered with 501 and the code of the emulator: $method $path', async (route) => {
    const { method, path } = route;
    const answer = await openSession().send(`${filled(path)}?api-version=2021-03-07`, { method });
    expect(answer.status).toBe(501);
    expect(member(answer, 'error')).toEqual({
      code: 'EmulatorRouteMissing',
      message: `The emulator does not implement ${method} ${path}, which the service has.`,
    });
  });

  it.each(missing)('is said before the api-version is looked at: $method $path', async (route) => {
    const answer = await openSession().send(filled(route.path), { method: route.method });
    expect(answer.status).toBe(501);
  });
});

describe('a path that neither the service nor the emulator has', () => {
  it.each(['/', '/phoneNumbers/a/b', '/availablePhoneNumbers', '/availablePhoneNumbers/purchase', '/sms'])(
    'is answered with 404 and the code of the emulator: %s',
    async (path) => {
      const answer = await openSession().send(path);
      expect(answer.status).toBe(404);
      expect(member(answer, 'error')).toMatchObject({
        code: 'EmulatorRouteMissing',
        message: `Neither the emulator nor the service has a route GET ${path}.`,
      });
    },
  );
});

describe('a method that the service refuses', () => {
  it.each([
    ['PATCH', '/phoneNumbers/x', 'GET, DELETE'],
    ['PUT', '/phoneNumbers', 'GET'],
    ['GET', '/availablePhoneNumbers/:purchase', 'POST'],
    ['POST', '/phoneNumbers/operations/x', 'GET, DELETE'],
    ['GET', '/phoneNumbers/x/capabilities', 'PATCH'],
    ['PUT', '/availablePhoneNumbers/reservations/x', 'PATCH, GET, DELETE'],
  ])(
    'is a 405 in the words of the service, which allows all its methods: %s %s',
    async (method, path, allow) => {
      const answer = await openSession().send(`${path}?api-version=2021-03-07`, { method });
      expect(answer.status).toBe(405);
      expect(member(answer, 'error')).toHaveProperty('code', 'UnsupportedApiVersion');
      expect(header(answer, 'allow')).toBe(allow);
    },
  );
});
