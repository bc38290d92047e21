import { describe, expect, it } from 'vitest';
import { escaped } from '../../../src/domain/share/report/escape.ts';
import { reportHtml, type ReportInputs } from '../../../src/domain/share/report/html.ts';
import { picture } from '../../../src/domain/share/report/picture.ts';

const HOSTILE = `</title></style></pre><script>alert(1)</script><img src=x onerror="alert(2)">&amp;'"]]>\u0000\ud800`;
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" role="img" aria-label="url(x) onclick=&quot;1&quot;"><text> href="x" &lt;script&gt;</text></svg>`;
const figure = {
  ...{ id: 'roc', title: HOSTILE, subtitle: HOSTILE, pictures: [SVG] },
  ...{ columns: ['', HOSTILE], rows: [[HOSTILE, '1']] },
};
const inputs: ReportInputs = {
  ...{ title: HOSTILE, data: HOSTILE, made: HOSTILE, simulated: true },
  verdict: { claim: HOSTILE, evidence: HOSTILE, others: [HOSTILE], opened: HOSTILE },
  facts: [{ label: HOSTILE, value: HOSTILE }],
  ...{ results: [figure], explored: [{ ...figure, id: 'season' }] },
  card: {
    title: HOSTILE,
    made: HOSTILE,
    sections: [
      {
        id: HOSTILE,
        heading: HOSTILE,
        blocks: [
          { kind: 'text', text: HOSTILE },
          { kind: 'list', items: [HOSTILE] },
          { kind: 'table', header: [HOSTILE, ''], rows: [[HOSTILE, HOSTILE]] },
        ],
      },
    ],
  },
  files: [
    {
      ...{ name: HOSTILE, role: 'incidents', records: '1', loaded: '1', rejected: '0' },
      sha256: 'ab',
    },
  ],
  ...{ sql: HOSTILE, recipe: HOSTILE },
};

describe('the report', () => {
  const html = reportHtml(inputs);

  it('has no tag but its own, whatever its texts hold', () => {
    const own =
      'html head meta title style body header h1 p nav ul li a main dl div dt dd section h2 h3 figure figcaption strong span svg text details summary table thead tbody tr th td pre code footer';
    const tags = new Set(
      [...html.replace('<!doctype html>', '').matchAll(/<\/?([\w-]+)/g)].map(([, name]) => name),
    );
    expect([...tags].filter((tag) => !own.split(' ').includes(tag!))).toEqual([]);
    expect(html.match(/<script|onerror="|<img/g)).toBeNull();
  });

  it('shows each text as it is', () => {
    const shown = escaped(HOSTILE);
    expect(shown).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html.split(shown).length - 1).toBeGreaterThan(20);
  });

  it('asks for nothing from anywhere', () => {
    const tags = html.match(/<[^>]*>/g) ?? [];
    expect(tags.filter((tag) => /\s(?:src|srcset|data|action|poster)="/.test(tag))).toEqual([]);
    const links = tags.flatMap((tag) => [...tag.matchAll(/\shref="([^"]*)"/g)]);
    expect(links.every(([, to]) => to!.startsWith('#'))).toBe(true);
    expect(html.match(/<style>[^]*<\/style>/)?.[0]).not.toMatch(/url\(|@import/);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  it('gives no id twice', () => {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says that there is no verdict where no model was judged, and leaves out what is not there', () => {
    const bare = reportHtml({ ...inputs, verdict: null, card: null, results: [] });
    expect(bare).toContain('No model was judged in this study.');
    expect(bare).not.toContain('id="card"');
    expect(bare).not.toContain('href="#results"');
  });
});

describe('a picture of the report', () => {
  it('may have any text', () => {
    expect(picture(SVG)).toBe(SVG);
  });

  it.each([
    '<svg><script>alert(1)</script></svg>',
    '<svg><image href="http://x/y.png"/></svg>',
    '<svg onload="alert(1)"></svg>',
    '<svg><path fill="url(http://x#y)"/></svg>',
    '<svg><g xlink:href="#a"></g></svg>',
    '<svg><text <g></text></svg>',
    '<svg><style>@import "x"</style></svg>',
  ])('may not be %s', (svg) => {
    expect(() => picture(svg)).toThrow(/a chart/);
  });
});
