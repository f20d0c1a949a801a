import type { UnrecordedRow } from './rows.js';

const table = 'https://github.com/acs-contracts/acs-contracts/blob/main/spec/EVIDENCE.md';

/** Renders the generated parts of the guide to what was never recorded, by name. */
export function renderUnrecorded(rows: readonly UnrecordedRow[]): Readonly<Record<string, string>> {
  const lines = rows.map(({ id, what, options }) => {
    const choices = options.map(
      ({ name, values }) =>
        `\`${name}\`: ${values.map((value, index) => (index === 0 ? `**\`${value}\`**` : `\`${value}\``)).join(', ')}`,
    );
    return `| [\`${id}\`](${table}#${id}) | ${what} | ${choices.join('<br>')} |`;
  });
  return {
    rows: [
      '| row | never recorded | options of the emulator, the default in bold |',
      '| --- | --- | --- |',
      ...lines,
    ].join('\n'),
    form: `<RecordingForm :rows='${JSON.stringify(rows.map(({ id }) => id))}' />`,
  };
}
