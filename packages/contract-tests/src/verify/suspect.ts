import type { Finding } from '../finding.js';
import type { Subject } from './subject.js';

/** A finding, and the answers that showed it. */
export interface Suspect {
  readonly finding: Finding;
  /** What the answers are about, each once. */
  readonly subjects: readonly Subject[];
  readonly scenario: string;
  /** The body of the answer, as reports show it. */
  readonly body: string;
  /** The URLs of the operations that answers with this finding have started. */
  readonly started: ReadonlySet<string>;
}

/** A finding as one answer showed it. */
export interface Sighting extends Omit<Suspect, 'subjects'> {
  readonly subject: Subject;
}
