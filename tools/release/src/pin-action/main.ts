import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from '@acs-contracts/commands/turbo';
import { pinAction } from './pin-action.js';

const manifest = path.join(repositoryRoot, 'packages/contract-tests/package.json');
const action = path.join(repositoryRoot, 'verify/action.yml');

const { version }: { readonly version: string } = JSON.parse(await readFile(manifest, 'utf8'));
await writeFile(action, pinAction(await readFile(action, 'utf8'), version));
