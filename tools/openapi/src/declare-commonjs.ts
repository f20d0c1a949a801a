import { writeCommonJsDeclarations } from './commonjs-declarations.js';

// Run in the folder of a package of types, by its script `build`. Not a verb of main.ts, which loads all the linters.
for (const file of await writeCommonJsDeclarations('dist')) console.log(`wrote dist/${file}`);
