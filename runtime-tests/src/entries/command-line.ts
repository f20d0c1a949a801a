import process from 'node:process';
import { smoke } from '../smoke.ts';

// Node, Deno and Bun: the input is the first argument, the report goes to stdout, both as JSON.
console.log(JSON.stringify(await smoke(JSON.parse(process.argv[2] ?? ''))));
