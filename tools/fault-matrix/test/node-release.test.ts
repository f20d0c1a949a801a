import { chosenRelease, packagesNode, presentReleases } from '@acs-contracts/node-releases';
import { expect, it } from 'vitest';

// The script "test" runs these tests on the lowest Node.js that the packages promise, or on the one that PACKAGES_NODE names.
it.runIf(chosenRelease())(
  'the faults and the models happen to the client on the release that was chosen',
  () => {
    const [major] = process.versions.node.split('.');
    expect(presentReleases.map(({ name }) => name)).toContain(`node-${major}`);
    expect([`node-${major}`, process.execPath]).toEqual([chosenRelease(), packagesNode]);
  },
);
