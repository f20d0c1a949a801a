/** The style of the HTML report: light or dark as the reader's system is, nothing loaded from anywhere. */
export const style = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1b1f24, #e6e8eb);
  --quiet: light-dark(#57606a, #9aa4af);
  --page: light-dark(#ffffff, #14171a);
  --card: light-dark(#f6f8fa, #1d2125);
  --line: light-dark(#d0d7de, #343a41);
  --good: light-dark(#116329, #56d364);
  --bad: light-dark(#b42318, #ff7b72);
  --partial: light-dark(#7d4e00, #e3b341);
  --link: light-dark(#0550ae, #79b8ff);
  --note: light-dark(#fff8c5, #3a3000);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 56rem;
  background: var(--page); color: var(--text);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
h1 { margin: 0 0 .25rem; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 2.75rem 0 .25rem; font-size: 1.2rem; }
h3 { margin: 0 0 .6rem; font-size: 1rem; overflow-wrap: anywhere; }
p { margin: .25rem 0; }
a { color: var(--link); }
code { font: .9em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); }
.good { color: var(--good); }
.bad { color: var(--bad); }
.partial { color: var(--partial); }
pre { margin: 0; font: .85em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.verdict { margin-top: 1rem; font-size: 1.15rem; font-weight: 600; }
.note { margin: 1rem 0; padding: .6rem .9rem; border-radius: .4rem; background: var(--note); }
table { margin-top: 1.5rem; width: 100%; border-collapse: collapse; }
th, td { padding: .45rem 1.25rem .45rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--quiet); font-weight: 500; font-size: .9rem; }
td:first-child, td:nth-child(2) { white-space: nowrap; }
th:last-child, td:last-child { padding-right: 0; text-align: right; }
.title::first-letter { text-transform: uppercase; }
.finding { margin: 1rem 0; padding: 1rem 1.1rem; border-left: 4px solid var(--bad); border-radius: .3rem; background: var(--card); }
.finding.deviation { border-left-color: var(--partial); }
dl { display: grid; grid-template-columns: 6rem 1fr; gap: .3rem .75rem; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
@media (max-width: 36rem) {
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .5rem; }
  th:last-child, td:last-child { display: none; }
}
@media print { body { max-width: none; } .finding { break-inside: avoid; } }
`;
