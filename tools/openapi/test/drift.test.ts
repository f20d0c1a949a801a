import { describe, expect, it } from 'vitest';
import { staleFiles } from '../src/stale.js';
import { repositoryRoot, targets } from '../src/targets.js';

describe.each(Object.entries(targets))('the generated files of %s', (_name, target) => {
  it('are what the contract renders to', async () => {
    const stale = await staleFiles(repositoryRoot, target);
    if (stale.length > 0) expect.fail(stale.join('\n'));
  });
});
