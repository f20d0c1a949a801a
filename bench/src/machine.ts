import { availableParallelism, cpus, loadavg, totalmem, type } from 'node:os';
import process from 'node:process';

/** A line about the machine and the Node that measure. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  return `${model}, ${availableParallelism()} cores, ${memory}, ${type()}, Node ${process.versions.node}, load ${load} at the start`;
}
