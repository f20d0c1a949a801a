import { DocumentError } from '../document/document-error.js';
import { findPlaces, sourcePlaces } from '../document/source-place.js';
import { formatText } from '../report/text.js';
import { visible } from '../report/visible.js';
import { runGate } from './gate.js';

/** Runs the gate in a repository, prints what it finds, and returns the exit code of `spec gate`. */
export async function judge(root: string): Promise<number> {
  try {
    const { objections, diff } = await runGate(root);
    const places = await findPlaces((apiVersion) => sourcePlaces(root, apiVersion), diff.changes);
    const colour = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
    console.log(formatText(diff, colour, places));
    if (objections.length === 0)
      console.log('\nNothing to object: the changesets promise what the change demands.');
    for (const { what, fix } of objections) console.error(`\n${what}\n  fix: ${fix}`);
    return objections.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    console.error(visible(error.message));
    return 2;
  }
}
