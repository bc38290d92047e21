/**
 * What a picture looks like by style sheets and inheritance, that SVG knows as attributes. Each is written
 * where it differs from what the parent hands down.
 */
const INHERITED = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray'],
  ...['stroke-linejoin', 'stroke-linecap', 'paint-order', 'shape-rendering'],
  ...['font-size', 'font-weight', 'font-family', 'text-anchor', 'dominant-baseline'],
] as const;
/** Not handed down: written where they are not the usual. */
const OWN: Readonly<Record<string, string>> = { opacity: '1' };
/** Not shown by themselves, and needed all the same. */
const NEVER_DRAWN = new Set(['title', 'desc', 'defs', 'clipPath', 'linearGradient', 'marker']);
/** Inter stands in the page only; elsewhere the system's letters do. */
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

/** A drawn SVG of the page as one that needs no page: its colours and letters are its own. `name` begins its ids. */
export function standalone(drawn: SVGSVGElement, name: string): SVGSVGElement {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const { width, height } = drawn.getBoundingClientRect();
  const styled = (original: Element, twin: Element, above: CSSStyleDeclaration | null) => {
    const style = getComputedStyle(original);
    const isHidden = style.display === 'none' || style.visibility === 'hidden';
    if (isHidden && !NEVER_DRAWN.has(original.localName)) {
      twin.remove();
      return;
    }
    for (const property of INHERITED) {
      const value = style.getPropertyValue(property);
      if (value !== above?.getPropertyValue(property)) twin.setAttribute(property, plain(value));
      else twin.removeAttribute(property);
    }
    for (const [property, usual] of Object.entries(OWN)) {
      const value = style.getPropertyValue(property);
      if (value !== usual) twin.setAttribute(property, value);
    }
    tidy(twin, name);
    const children = [...twin.children];
    [...original.children].forEach((child, i) => {
      const own = children[i];
      if (own) styled(child, own, style);
    });
  };
  styled(drawn, copy, null);
  withoutComments(copy);
  copy.querySelectorAll('style, g:empty').forEach((part) => part.remove());
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(Math.round(width)));
  copy.setAttribute('height', String(Math.round(height)));
  copy.setAttribute('font-family', FONT);
  if (!copy.hasAttribute('viewBox'))
    copy.setAttribute('viewBox', `0 0 ${String(Math.round(width))} ${String(Math.round(height))}`);
  return copy;
}

/** Takes away the marks that Vue leaves where nothing is drawn. */
function withoutComments(part: Element): void {
  for (const node of [...part.childNodes]) {
    if (node instanceof Comment) node.remove();
    else if (node instanceof Element) withoutComments(node);
  }
}

/** A value that every SVG program reads: nothing can be seen of a clear colour. */
function plain(value: string): string {
  return /^rgba\(.*, 0\)$/.test(value) ? 'none' : value;
}

/** Takes away what only the page has a use for, and makes ids the picture's own. */
function tidy(part: Element, name: string): void {
  for (const attribute of [...part.attributes]) {
    const { name: key, value } = attribute;
    if (key === 'class' || key === 'style' || key.startsWith('data-')) part.removeAttribute(key);
    else if (key === 'id') part.setAttribute(key, `${name}-${value}`);
    else if (value.includes('url(#')) {
      part.setAttribute(key, value.replaceAll('url(#', `url(#${name}-`));
    }
  }
}

/** An SVG as the text of a file. */
export function svgText(svg: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(svg);
}

/** An SVG that needs no page as a PNG on paper, two pixels a unit. */
export async function pngOf(svg: string, paper = '#fbfaf7', ratio = 2): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * ratio;
    canvas.height = image.naturalHeight * ratio;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('the browser gives no canvas of this size');
    context.fillStyle = paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob) resolve(blob);
        else reject(new Error('the picture could not be made'));
      });
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
