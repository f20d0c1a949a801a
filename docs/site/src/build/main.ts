import path from 'node:path';
import { build } from 'vitepress';
import { siteFolder } from './repository.js';

// Each build has temporary files of its own: tests build the site, too, while somebody builds it.
const temporary = path.join(siteFolder, 'node_modules', `.site-${process.pid}`);

await build(siteFolder, {
  onAfterConfigResolve: (config) => {
    config.tempDir = temporary;
  },
});
