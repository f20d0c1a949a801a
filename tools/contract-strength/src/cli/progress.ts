/** Shows how far a run has come. */
export interface ProgressLine extends Disposable {
  show(judged: number): void;
}

/** Shows the count in one line of a terminal, and nothing elsewhere. Disposing of it removes the line. */
export function showProgress(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  const clear = () => {
    if (stream.isTTY) stream.write('\r\u001b[K');
  };
  return {
    show(judged) {
      if (stream.isTTY) stream.write(`\r${judged} seeds judged`);
    },
    [Symbol.dispose]: clear,
  };
}
