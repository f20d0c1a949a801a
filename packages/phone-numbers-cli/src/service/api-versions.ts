import type { ApiVersion } from '@acs-contracts/phone-numbers-client';

/** The api-versions that `--api-version` takes; the first one is the default. */
export const apiVersions = ['2021-03-07', '2025-06-01'] as const satisfies readonly ApiVersion[];
