import type { Recording } from './recording.js';

/** A recorded exchange at its place in a file. */
export interface Entry extends Recording {
  /** Its place in the file: `log.entries[3]`; empty where the file is one recording. */
  readonly place: string;
  /** When the request was sent, if the file tells. */
  readonly sentAt: Date | undefined;
  /** Until the response was there, in milliseconds; 0 if the file does not tell. */
  readonly durationMs: number;
  /** False for a request without a response: blocked, aborted, or its connection failed. */
  readonly isAnswered: boolean;
  /** False for a response that a cache or a service worker of the client gave. */
  readonly isFromService: boolean;
}

/** A part of a file that could not be read. */
export interface Problem {
  /** Its place in the file: `log.entries[3]`; empty for the file as a whole. */
  readonly place: string;
  /** What was expected and received, without secrets. */
  readonly message: string;
}
