import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPackedPackage } from './check-package.js';
import { packPackage } from './packed-package.js';

// Run in a package's folder, by its script `package:check`. Exit code: 0 nothing found, 1 findings.
const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = path.relative(root, process.cwd()).split(path.sep).join('/');

const packed = await packPackage(root, folder);
const findings = await checkPackedPackage(packed);
const bytes = [...packed.files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
for (const finding of findings) console.error(`${folder}: ${finding}`);
if (findings.length > 0) process.exitCode = 1;
else
  console.log(`${folder}: ${packed.files.size} files, ${(bytes / 1024).toFixed(1)} kB unpacked, no findings`);
