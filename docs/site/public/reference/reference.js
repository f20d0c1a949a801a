// Runs in a browser, as it is: it creates the reference of the document that the page names.
const place = document.getElementById('reference');

// The choice that a reader made on the other pages holds here, too.
const chosen = localStorage.getItem('vitepress-theme-appearance') ?? 'auto';
const isDark = chosen === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';

globalThis.Scalar.createApiReference(place, {
  url: place.dataset.document,
  agent: { disabled: true },
  mcp: { disabled: true },
  telemetry: false,
  withDefaultFonts: false,
  hideClientButton: true,
  hideTestRequestButton: true,
  hideDarkModeToggle: true,
  documentDownloadType: 'none',
  showDeveloperTools: 'never',
  darkMode: isDark,
  persistAuth: false,
});

/** Puts right what keeps people from using the reference who do not see it, or use no mouse. */
function makeAccessible() {
  for (const button of place.querySelectorAll('button.scalar-code-copy:not([aria-label])')) {
    button.setAttribute('aria-label', 'Copy');
  }
  for (const button of place.querySelectorAll('button.show-more[aria-label]:not([data-is-named])')) {
    // Who speaks to the computer says what is written on the button.
    button.setAttribute('aria-label', `${button.textContent.trim()}: ${button.getAttribute('aria-label')}`);
    button.dataset.isNamed = '';
  }
  for (const list of place.querySelectorAll('ul.endpoints, .response-card-footer')) list.tabIndex = 0;
}
new MutationObserver(makeAccessible).observe(place, { childList: true, subtree: true });
