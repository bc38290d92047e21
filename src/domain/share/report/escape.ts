const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What neither HTML nor XML may hold: control signs, halves of pairs, and two that are no signs. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
const BLANKS = '\t\n\r';

/** A text as HTML shows it, in an element or in an attribute: nothing in it is markup. */
export function escaped(text: string): string {
  return text
    .replace(FORBIDDEN, (sign) => (BLANKS.includes(sign) ? sign : '\ufffd'))
    .replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
