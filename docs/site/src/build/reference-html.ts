import { withPolicy } from './csp.js';

/**
 * Returns the page that shows a document with Scalar. It is no page of VitePress: Scalar brings a style sheet of its own, and
 * is loaded by those who open the reference only.
 *
 * @param version - the api-version of the document
 * @param others - the other api-versions
 */
export function referenceHtml(version: string, others: readonly string[]): string {
  const links = others.map((other) => `<a href="${other}.html">${other}</a>`).join(' ');
  const html = `<!DOCTYPE html>
<html lang="en-US">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <title>Reference of ${version} | acs-contracts</title>
    <meta name="description" content="Every operation, header, schema and example of the phone numbers of Azure Communication Services, api-version ${version}.">
    <link rel="icon" href="../favicon.svg">
    <link rel="stylesheet" href="reference.css">
  </head>
  <body>
    <nav class="site" aria-label="Site">
      <a href="../">Home</a> <strong>${version}</strong> ${links}
      <a href="evidence.html">Evidence</a> <a href="../try.html">Try it</a>
    </nav>
    <noscript><p>The reference needs JavaScript. Without it, read the <a href="../openapi/${version}.yaml">document</a>.</p></noscript>
    <div id="reference" data-document="../openapi/${version}-with-evidence.json"></div>
    <script src="../assets/scalar/standalone.js"></script>
    <script type="module" src="reference.js"></script>
  </body>
</html>
`;
  return withPolicy(html, { inlineStyles: true });
}
