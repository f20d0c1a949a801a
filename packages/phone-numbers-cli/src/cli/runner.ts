import type { CommonOptions } from './common-options.js';
import type { Action, LocalAction } from './run-command.js';

/** Runs what a command line asks for. What a command needs is loaded when it runs: help is there sooner. */
export interface Runner {
  run(command: string, options: CommonOptions, create: () => Promise<Action>): Promise<void>;
  runLocally(command: string, options: CommonOptions, create: () => Promise<LocalAction>): Promise<void>;
}
