import type { Answer } from './answer.js';
import { apiVersionAmbiguous, apiVersionMissing, unsupportedApiVersion } from './refusals.js';

/** As the service listed them in August 2025, in `api-supported-versions`. The contract is that of the first. */
export const supportedVersions: readonly string[] = [
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

/** The first version in which a buyer may have to agree not to resell. */
const agreementVersion = '2025-04-01';

/** The refusal of a request whose api-version is missing, given twice or not supported; nothing when it is fine. */
export function refuseVersion(url: URL): Answer | undefined {
  const versions = url.searchParams.getAll('api-version');
  const [version = ''] = versions;
  if (versions.length > 1) return apiVersionAmbiguous(versions);
  if (version === '') return apiVersionMissing();
  return supportedVersions.includes(version) ? undefined : unsupportedApiVersion(url, version);
}

/** Whether a version knows the agreement not to resell. Versions are dates: they compare as texts. */
export function knowsAgreement(version: string): boolean {
  return version >= agreementVersion;
}
