import { stripVTControlCharacters } from 'node:util';

/** Turns the output of `turbo run --log-order=grouped --log-prefix=task` into what a file or a CI log should hold. */
export interface TaskLog {
  /** Takes the next line of the output. */
  add(line: string): void;
  /** Prints everything that the failed tasks printed. Called once, when turbo has ended with an exit code other than 0. */
  showFailures(): void;
}

/** What a task printed, and whether it had to run. */
interface TaskOutput {
  readonly fromCache: boolean;
  readonly lines: string[];
}

/** `@scope/package:task: text`; tasks of the root are `//:task: text`. */
const taskLine = /^((?:@|\/\/:)[^\s#]+):(?: (.*))?$/;

/** What turbo says about every run, and the marks around a task with which some CI services fold it. */
const noise = /^\s*(?:•.*|::(?:end)?group::.*|(?:@|\/\/:)[^\s#]+|)$/;

/**
 * Creates a log that prints one line for each task as soon as it has ended, and what turbo itself has to say.
 * Terminal colors are removed.
 */
export function createTaskLog(print: (line: string) => void): TaskLog {
  const tasks = new Map<string, TaskOutput>();
  const failed = new Set<string>();

  const addToTask = (name: string, text: string) => {
    const known = tasks.get(name);
    if (known !== undefined) {
      known.lines.push(text);
      return;
    }
    const fromCache = text.startsWith('cache hit');
    tasks.set(name, { fromCache, lines: [text] });
    print(`${name}${fromCache ? ' (from cache)' : ''}`);
  };

  return {
    add(line) {
      const plain = stripVTControlCharacters(line).trimEnd();
      const [, name, text = ''] = taskLine.exec(plain) ?? [];
      if (name !== undefined) return addToTask(name, text);
      if (plain.startsWith('Failed:')) {
        for (const [, owner, task] of plain.matchAll(/(\S+)#([^\s,]+)/g)) failed.add(`${owner}:${task}`);
      }
      if (!noise.test(plain)) print(plain);
    },
    showFailures() {
      // Without turbo's list, what ran is shown: rather too much than nothing.
      const shown = [...tasks].filter(([name, { fromCache }]) =>
        failed.size === 0 ? !fromCache : failed.has(name),
      );
      for (const [name, { lines }] of shown) print(`\n${name} failed:\n${lines.join('\n')}`);
    },
  };
}
