import { fileURLToPath } from 'node:url';
import { run } from '../command.js';
import { rehearse } from './rehearse.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const workTree = () => run(root, ['git', 'status', '--porcelain']);

// Exit code: 0 everything came out as it should, 1 something did not.
const before = await workTree();
const started = Date.now();
await rehearse(root, (step) =>
  console.log(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${step}`),
);
const after = await workTree();
if (after !== before) throw new Error(`expected the work tree to stay as it was:\n${before}got\n${after}`);
console.log('the work tree is as it was, and nothing is left running');
