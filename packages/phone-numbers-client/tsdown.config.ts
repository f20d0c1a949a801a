import { defineConfig, type UserConfig } from 'tsdown';

const shared: UserConfig = {
  platform: 'neutral',
  target: 'es2022',
  fixedExtension: false,
  tsconfig: 'tsconfig.build.json',
  // Users read them in the declarations; Node would read them at each start.
  outputOptions: { comments: { jsdoc: false } },
  logLevel: 'error',
};

// One module and one declaration file for each entry: less to load, and no package to install for types alone. See
// decision 32.
export default defineConfig([
  { ...shared, entry: 'src/index.ts' },
  { ...shared, entry: 'src/testing.ts', clean: false },
  { ...shared, entry: 'src/node.ts', clean: false, platform: 'node', tsconfig: 'tsconfig.node.json' },
]);
