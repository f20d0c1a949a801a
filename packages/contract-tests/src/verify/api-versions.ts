import { publishedVersions as contractVersions } from '../published.js';

/** The versions that are published, and those the service has listed in `api-supported-versions`. */
const publishedVersions: readonly string[] = [
  '2021-03-07',
  '2022-01-11-preview2',
  '2022-03-31',
  '2022-06-01-preview',
  '2022-11-30',
  '2022-12-01',
  '2022-12-02-preview2',
  '2023-04-30-preview',
  '2023-05-01-preview',
  '2023-10-01-preview',
  '2024-03-01',
  '2024-03-01-preview',
  '2024-04-30-preview',
  '2024-05-01-preview',
  '2024-08-31-preview',
  '2025-02-11',
  '2025-04-01',
  '2025-04-01-preview',
  '2025-04-15-preview',
  '2025-06-01',
];

/**
 * Checks that there is a contract for an api-version.
 *
 * @throws TypeError when there is no such version, or no contract of it in this package
 */
export function checkApiVersion(version: string): void {
  const known = contractVersions();
  if (known.includes(version)) return;
  if (publishedVersions.includes(version)) {
    throw new TypeError(
      `apiVersion: ${version} exists, but this package has no contract for it; it has those of ${known.join(' and ')}`,
    );
  }
  throw new TypeError(
    `apiVersion: expected one of ${publishedVersions.join(', ')}, of which this package has contracts for ${known.join(' and ')}; ` +
      `received ${JSON.stringify(version.slice(0, 60))}`,
  );
}
