/**
 * Writes a string to a stream, and waits until it is written.
 *
 * @returns whether it was written: the reader of the stream may have left (`| head`), or the disk may be full. Throws
 *   nothing, and handles the errors of the stream
 */
export function writeTo(stream: NodeJS.WritableStream, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const fail = () => resolve(false);
    stream.on('error', fail); // stays: a second error may follow, and must not end the process
    stream.write(text, (error) => resolve(error === null || error === undefined));
  });
}
