import type { Finding } from '../../finding.js';

/** Where the row of the ledger is to be read which gives the reason of a finding. */
export function ledgerUrl({ ledger }: Pick<Finding, 'ledger'>): string {
  return `https://github.com/acs-contracts/acs-contracts/blob/main/spec/README.md#${ledger}`;
}
