/** An operation of the service, in any api-version. */
export interface ServiceRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** As the published swagger writes it, with the names of parameters in braces. */
  readonly path: string;
}

const reservation = '/availablePhoneNumbers/reservations/{reservationId}';
const country = '/availablePhoneNumbers/countries/{countryCode}';

/**
 * All operations of the published swaggers, api-versions 2021-03-07 to 2025-06-01, with the methods of a path in the order
 * in which they are published. The emulator answers some of them; of the others it says that it lacks them.
 */
export const serviceRoutes: readonly ServiceRoute[] = [
  { method: 'GET', path: '/availablePhoneNumbers/countries' },
  { method: 'GET', path: `${country}/areaCodes` },
  { method: 'GET', path: `${country}/localities` },
  { method: 'GET', path: `${country}/offerings` },
  { method: 'POST', path: `${country}/:browse` },
  { method: 'POST', path: `${country}/:search` },
  { method: 'GET', path: '/availablePhoneNumbers/searchResults/{searchId}' },
  { method: 'POST', path: '/availablePhoneNumbers/:purchase' },
  { method: 'GET', path: '/availablePhoneNumbers/reservations' },
  { method: 'PATCH', path: reservation },
  { method: 'GET', path: reservation },
  { method: 'DELETE', path: reservation },
  { method: 'POST', path: `${reservation}/:purchase` },
  { method: 'GET', path: '/phoneNumbers/operations/{operationId}' },
  { method: 'DELETE', path: '/phoneNumbers/operations/{operationId}' },
  { method: 'PATCH', path: '/phoneNumbers/{phoneNumber}/capabilities' },
  { method: 'GET', path: '/phoneNumbers/{phoneNumber}' },
  { method: 'DELETE', path: '/phoneNumbers/{phoneNumber}' },
  { method: 'GET', path: '/phoneNumbers' },
  { method: 'POST', path: '/operatorInformation/:search' },
];
