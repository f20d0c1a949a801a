import { describe, expect, it } from 'vitest';
import { abandonedFiles, staleFiles } from '../src/stale.js';
import { isTargetName, repositoryRoot, targets, targetsOf } from '../src/targets.js';

describe.each(Object.keys(targets).filter(isTargetName))('the generated files of %s', (name) => {
  it('are what every api-version of the contract renders to, and nothing else', async () => {
    const stale = await Promise.all(
      targetsOf(repositoryRoot, name).map((target) => staleFiles(repositoryRoot, target)),
    );
    const lines = [...stale.flat(), ...(await abandonedFiles(repositoryRoot, name))];
    if (lines.length > 0) expect.fail(lines.join('\n'));
  });
});
