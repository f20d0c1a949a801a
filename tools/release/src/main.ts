import { runGroup } from '@acs-contracts/commands/group';

await runGroup({
  name: 'pnpm release',
  summary: 'What a release needs. Merging the pull request "Version packages" publishes; nothing here does.',
  commands: {
    version: {
      summary: 'moves the versions as the changesets say, and writes the changelogs',
      load: () => import('./version/main.js'),
    },
    audit: {
      summary: 'asks the registry for vulnerabilities of what the packages depend on',
      load: () => import('./audit/main.js'),
    },
    rehearse: {
      summary: 'publishes a copy to a registry on loopback, and buys with what was published',
      load: () => import('./rehearse/main.js'),
    },
    sbom: {
      summary: 'writes a bill of materials for each public package into sbom/',
      load: () => import('./sbom/main.js'),
    },
  },
  examples: ['pnpm release rehearse', 'pnpm release audit --help'],
  exitCodes: { 0: 'as the command says' },
});
