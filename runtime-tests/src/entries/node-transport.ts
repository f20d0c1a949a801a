import process from 'node:process';
import { createNodeTransport } from '@acs-contracts/phone-numbers-client/node';
import { smoke } from '../smoke.ts';

// Node with its own transport; input and report as for the command line.
const transport = createNodeTransport();
console.log(JSON.stringify(await smoke(JSON.parse(process.argv[2] ?? ''), transport)));
transport.close();
