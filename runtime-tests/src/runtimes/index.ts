import type { Runtime } from '../runtime.ts';
import { bun } from './bun.ts';
import { chromium } from './chromium.ts';
import { deno } from './deno.ts';
import { nodes } from './node.ts';
import { workerd } from './workerd.ts';

/** Every runtime that the client is meant for. */
export const runtimes: readonly Runtime[] = [...nodes, chromium, workerd, deno, bun];
