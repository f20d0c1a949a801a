import { clientCodes, outcomes } from './client-codes.js';
import { type CodePlace, collectCodes } from './collect-codes.js';
import { serviceCodes } from './service-codes.js';
import { tryStatuses } from './statuses.js';

/** Renders the generated parts of the guide to errors, by name. */
export async function renderErrors(): Promise<Readonly<Record<string, string>>> {
  return {
    outcomes: table(
      ['`error.outcome`', 'meaning', 'what to do'],
      Object.entries(outcomes).map(([name, { meaning, next }]) => [`\`${name}\``, meaning, next]),
    ),
    'client-codes': table(
      ['`error.code`, class', 'meaning', 'what to do'],
      Object.entries(clientCodes).map(([code, { errorClass, meaning, next }]) => [
        `<span id="${code}">\`${code}\`</span><br>\`${errorClass}\``,
        meaning,
        next,
      ]),
    ),
    statuses: table(
      ['the purchase is answered with', '`error.code`', '`error.outcome`', 'sent'],
      (await tryStatuses()).map(({ status, code, outcome, sent }) => [
        String(status),
        `\`${code}\``,
        `\`${outcome}\``,
        sent === 1 ? 'once' : `${sent} times`,
      ]),
    ),
    'service-codes': serviceTable(await collectCodes()),
  };
}

/** Returns the codes that the contract names and the table does not explain, and the other way round. */
export function unexplained(places: readonly CodePlace[]): { missing: string[]; leftOver: string[] } {
  const named = new Set(places.map(({ code }) => code));
  return {
    missing: [...named].filter((code) => serviceCodes[code] === undefined),
    leftOver: Object.keys(serviceCodes).filter((code) => !named.has(code)),
  };
}

function serviceTable(places: readonly CodePlace[]): string {
  const codes = [...new Set(places.map(({ code }) => code))].sort();
  return table(
    ['code, and where', 'meaning', 'what to do'],
    codes.map((code) => {
      const where = places
        .filter((place) => place.code === code)
        .sort((one, other) => one.place.localeCompare(other.place))
        .map(({ place, certainty }) => `${place} (${certainty})`);
      const { meaning = '', next = '' } = serviceCodes[code] ?? {};
      return [[`\`${code}\``, ...where].join('<br>'), meaning, next];
    }),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
