import { runGroup } from '@acs-contracts/commands/group';

await runGroup({
  name: 'pnpm spec',
  summary: 'Holds the contract against its other versions, and against what is published and recorded.',
  commands: {
    diff: {
      summary: 'how far versions have to move between two versions of the contract, and why',
      load: () => import('./diff-main.js'),
    },
    gate: {
      summary: 'whether the changesets of this branch promise what its change of the contract demands',
      load: () => import('./gate/gate-main.js'),
    },
    watch: {
      summary: 'what moved in a published swagger since it was recorded',
      load: () => import('@acs-contracts/openapi-tools/watch/watch-main'),
    },
    traffic: {
      summary: 'whether the contract is in conflict with recordings of the live service',
      load: () => import('./traffic-main.js'),
    },
  },
  examples: ['pnpm spec diff', 'pnpm spec diff --help'],
  exitCodes: { 0: 'as the command says' },
});
