import type { Answer } from './answer.js';
import type { Route } from './mutation.js';
import { apiVersionAmbiguous, apiVersionMissing, unsupportedApiVersion } from './refusals.js';

/** As the service listed them in August 2025, in `api-supported-versions`. The contract is that of the first. */
const versions: readonly string[] = [
  '2021-03-07',
  '2022-01-11-preview2',
  '2022-06-01-preview',
  '2022-12-01',
  '2022-12-02-preview2',
  '2023-04-30-preview',
  '2023-05-01-preview',
  '2023-10-01-preview',
  '2024-03-01-preview',
  '2024-04-30-preview',
  '2024-05-01-preview',
  '2024-08-31-preview',
  '2025-02-11',
  '2025-04-01-preview',
  '2025-04-01',
  '2025-04-15-preview',
  '2025-06-01',
];

/** Recorded on the operations only, which another part of the service answers. */
const versionsOfOperations: readonly string[] = [
  ...versions,
  '2022-11-15-preview',
  '2023-10-01-preview2',
].sort();

/** The api-versions of a route. */
export function supportedVersions(route: Route): readonly string[] {
  return route === 'getOperation' || route === 'cancelOperation' ? versionsOfOperations : versions;
}

/** The refusal of a request whose api-version is missing, given twice or not supported; nothing when it is fine. */
export function refuseVersion(url: URL, route: Route): Answer | undefined {
  const requested = url.searchParams.getAll('api-version');
  const [version = ''] = requested;
  if (requested.length > 1) return apiVersionAmbiguous(requested);
  if (version === '') return apiVersionMissing();
  return supportedVersions(route).includes(version) ? undefined : unsupportedApiVersion(url, version);
}

// Versions are dates: they compare as strings.

/** Whether the search results of a version have an `error`, which is `NoError` when all is well. */
export function hasSearchError(version: string): boolean {
  return version >= '2022-12-01';
}

/** Whether a version knows the agreement not to resell, in requests and in search results. */
export function knowsAgreement(version: string): boolean {
  return version >= '2025-04-01';
}

/** Whether a version asks for consent, as the previews called the agreement before. */
export function knowsConsent(version: string): boolean {
  return version >= '2023-10-01-preview' && /-preview\d*$/.test(version) && !knowsAgreement(version);
}

/** Whether a version has mobile phone numbers. */
export function hasMobile(version: string): boolean {
  return version >= '2025-06-01';
}
