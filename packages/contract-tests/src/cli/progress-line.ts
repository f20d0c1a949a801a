import type { WriteStream } from 'node:tty';
import type { Progress } from '../verify/recorder.js';

/** Shows on a terminal what is going on, in one line that is written over; shows nothing anywhere else. */
export interface ProgressLine {
  show(progress: Progress): void;
  clear(): void;
}

/** Makes a progress line for a stream. */
export function createProgressLine(stream: Pick<WriteStream, 'isTTY' | 'write' | 'columns'>): ProgressLine {
  const clear = '\r\u001b[2K';
  return {
    show({ scenario, requests, method, url }) {
      if (!stream.isTTY) return;
      const line = `${scenario}: request ${requests}, ${method} ${new URL(url).pathname}`;
      stream.write(clear + line.slice(0, (stream.columns || 80) - 1));
    },
    clear() {
      if (stream.isTTY) stream.write(clear);
    },
  };
}
