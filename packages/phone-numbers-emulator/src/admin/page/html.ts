import { script } from './script.js';
import { style } from './style.js';

/** A table, in a region that scrolls by itself where the screen is narrow. */
function table(id: string, title: string, columns: readonly string[]): string {
  const heads = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  return `<section aria-labelledby="${id}-title">
<h2 id="${id}-title">${title} <span id="${id}-total" class="total"></span></h2>
<div class="scroll" role="region" aria-label="${title}: table" tabindex="0">
<table><thead><tr>${heads}</tr></thead><tbody id="${id}"></tbody></table>
</div>
<p id="${id}-none" class="none">None so far.</p>
</section>`;
}

/** The page, in one piece: nothing else is loaded. */
export const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Phone numbers emulator</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header>
<h1>Phone numbers emulator</h1>
<p>No request leaves this emulator, and nothing here costs money. <a href="openapi.json">Admin routes (OpenAPI)</a></p>
</header>
<main>
<div id="messages">
<p id="problem" role="alert"></p>
<p id="done" role="status"></p>
</div>
<noscript><p>This page needs JavaScript. The routes that it uses work without it.</p></noscript>
<section aria-labelledby="clock-title">
<h2 id="clock-title">Clock</h2>
<p><time id="time">…</time></p>
<form id="advance">
<label for="minutes">Minutes</label>
<input id="minutes" type="number" min="0" step="any" value="16" required>
<button>Advance</button>
</form>
</section>
<section aria-labelledby="violations-title">
<h2 id="violations-title">Violations</h2>
<ul id="on"></ul>
<p id="on-none" class="none">None is switched on.</p>
<form id="switch">
<label for="violation">Id</label>
<input id="violation" list="catalogue" placeholder="P06" autocomplete="off" required>
<datalist id="catalogue"></datalist>
<button>Switch on</button>
</form>
</section>
${table('purchases', 'Ledger', ['Time', 'Phone numbers', 'Search id'])}
${table('operations', 'Operations', ['Started', 'Kind', 'Status', 'Reads', 'Operation id'])}
${table('requests', 'Requests', ['Time', 'Status', 'Method', 'Path', 'ms'])}
<section aria-labelledby="reset-title">
<h2 id="reset-title">Reset</h2>
<form id="reset">
<p>Forgets purchases, operations and requests, and goes back to the phone numbers and violations of the start. The clock
keeps its time.</p>
<button>Reset the emulator</button>
</form>
</section>
</main>
<script>${script}</script>
</body>
</html>
`;
