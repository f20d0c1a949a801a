import { defineConfig } from 'tsdown';

// One module and one declaration file: less to load, and no package to install for types alone. See decision 82.
export default defineConfig({
  entry: 'src/index.ts',
  platform: 'neutral',
  target: 'es2022',
  fixedExtension: false,
  tsconfig: 'tsconfig.build.json',
  // Users read them in the declarations; Node would read them at each start.
  outputOptions: { comments: { jsdoc: false } },
  logLevel: 'error',
});
