/** The style of the page. */
export const style = `
:root { color-scheme: light dark; --text: #1b1f24; --muted: #57606a; --ground: #fff; --card: #f6f8fa; --line: #d0d7de; --edge: #6e7781; --accent: #0550ae; --bad: #a40e26; --good: #116329; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --muted: #9da7b1; --ground: #0d1117; --card: #161b22; --line: #30363d; --edge: #7d8590; --accent: #79c0ff; --bad: #ff9492; --good: #7ee787; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 75rem; padding: 1rem; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 1.5rem; }
h2 { margin: 0 0 .5rem; font-size: 1.125rem; }
p { margin: .25rem 0; }
a { color: var(--accent); }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 32rem), 1fr)); gap: 1rem; margin-top: 1rem; }
#messages { position: sticky; top: 0; grid-column: 1 / -1; background: var(--ground); }
section { min-width: 0; padding: 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
input, button { min-height: 2.75rem; padding: .25rem .75rem; border: 1px solid var(--edge); border-radius: .375rem; background: var(--ground); color: inherit; font: inherit; }
input { width: 9rem; }
button { cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
ul { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0 0 .5rem; padding: 0; list-style: none; }
.scroll { overflow: auto; max-height: 20rem; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; white-space: nowrap; }
tbody:empty { display: none; }
.total, .none { color: var(--muted); font-weight: normal; }
.good { color: var(--good); }
.bad, #problem { color: var(--bad); }
time { font-variant-numeric: tabular-nums; }
`;
