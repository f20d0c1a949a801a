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

// Some of its buttons show a symbol only, and have no name.
new MutationObserver(() => {
  for (const button of place.querySelectorAll('button:not([aria-label])')) {
    if (button.textContent.trim() === '') button.setAttribute('aria-label', 'Copy');
  }
}).observe(place, { childList: true, subtree: true });
