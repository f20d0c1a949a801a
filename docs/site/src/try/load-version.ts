import type { Catalogue } from '../build/catalogue.js';
import type { CompiledChecks } from '../checks/compiled.js';

/** The api-versions that the page offers, the latest one last. */
export const apiVersions = ['2021-03-07', '2025-06-01'] as const;

/** One of them. */
export type ApiVersion = (typeof apiVersions)[number];

/** Loads the validators of an api-version, a file of its own. */
export function loadChecks(apiVersion: ApiVersion): Promise<CompiledChecks> {
  return apiVersion === '2021-03-07'
    ? import('virtual:checks/2021-03-07')
    : import('virtual:checks/2025-06-01');
}

/** Loads what of the emulator's catalogue shows in a purchase. */
export async function loadCatalogue(): Promise<Catalogue> {
  return (await import('virtual:catalogue')).catalogue;
}
