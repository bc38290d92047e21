/** What charts are drawn with, and nothing else. */
const ELEMENTS = new Set(
  'svg g path line rect circle text tspan title desc defs clipPath linearGradient stop marker polygon polyline ellipse'.split(
    ' ',
  ),
);
const TAG = /<\/?([\w:-]+)((?:\s+[\w:-]+="[^"]*")*)\s*\/?>/g;
const ATTRIBUTE = /\s([\w:-]+)="([^"]*)"/g;
const ELSEWHERE = /url\(\s*(?!#|&quot;#)/i;

/**
 * A drawn SVG for the report. It was drawn here and its texts are escaped; this holds that it has only
 * what charts are drawn with: no script, no event, no link, nothing from elsewhere.
 * @throws {Error} what it has besides
 */
export function picture(svg: string): string {
  const rest = svg.replace(TAG, (_, name: string, attributes: string) => {
    if (!ELEMENTS.has(name)) throw new Error(`a chart has <${name}>`);
    for (const [, key = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
      if (/^on|href$|^style$/i.test(key)) throw new Error(`a chart has ${key}`);
      if (key !== 'aria-label' && ELSEWHERE.test(value))
        throw new Error(`a chart’s ${key} leads elsewhere`);
    }
    return '';
  });
  if (rest.includes('<')) throw new Error('a chart has markup that is not understood');
  return svg;
}
