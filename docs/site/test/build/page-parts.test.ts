import { describe, expect, it } from 'vitest';
import { withPolicy } from '../../src/build/csp.js';
import { withSiteLinks } from '../../src/build/links.js';
import { llmsText } from '../../src/build/llms.js';
import { createStyleClasses } from '../../src/build/style-classes.js';
import { withMain } from '../../src/main-landmark.js';

describe('links of the repository in a page', () => {
  it.each([
    ['[a](reliability.md)', '[a](/proof/reliability)'],
    ['[a](../spec/EVIDENCE.md#shape)', '[a](/reference/evidence#shape)'],
    ['[a](decisions/)', '[a](https://github.com/acs-contracts/acs-contracts/blob/main/docs/decisions)'],
    ['[a](https://example.com/x)', '[a](https://example.com/x)'],
    ['[a](#here)', '[a](#here)'],
  ])('%s becomes %s', (from, to) => {
    expect(withSiteLinks(from, 'docs/benchmarks.md')).toBe(to);
  });
});

describe('style attributes', () => {
  it('become classes, which the sheet has', () => {
    const styles = createStyleClasses();
    const name = styles.classOf('color:red');
    const html = '<p style="color:red" id="a"><b class="x" style="color:red">1</b><i style="">2</i></p>';
    expect(styles.replaceIn(html)).toBe(`<p class="${name}" id="a"><b class="${name} x">1</b><i>2</i></p>`);
    expect(styles.sheet()).toBe(`.${name}{color:red}\n`);
  });
});

describe('the policy of a page', () => {
  it('has the hash of each inline script once, and none for a file', () => {
    const html = '<meta charset="utf-8"><script>a()</script><script>a()</script><script src="x.js"></script>';
    const page = withPolicy(html, { inlineStyles: false });
    expect(page.match(/'sha256-[^']+'/g)).toEqual(["'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='"]);
  });
});

describe('the main landmark', () => {
  it('is the content where a page has no main element', () => {
    expect(withMain('<div id="VPContent">x</div>')).toBe('<div id="VPContent" role="main">x</div>');
    expect(withMain('<div id="VPContent"><main>x</main></div>')).toBe(
      '<div id="VPContent"><main>x</main></div>',
    );
  });
});

describe('llms.txt', () => {
  it('lists each page below the heading of its folder, and no heading without pages', () => {
    const page = { title: 'Start', description: 'Begins.', content: '' };
    const text = llmsText([{ ...page, file: 'guides/start.md' }], 'All of it.', 'https://site.test/');
    expect(text).toContain(
      '> All of it.\n\n## Guides\n\n- [Start](https://site.test/guides/start.md): Begins.\n',
    );
    expect(text).not.toContain('## Proof');
  });
});
