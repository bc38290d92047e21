/** Numbers in words for people: one way of writing each, for the pages and the report alike. */

/** Between a number and its unit: unbreakable. (The narrow one all but vanishes in Inter at 12 px.) */
const GAP = '\u00a0';
const NONE = '–';

/** A whole number with thousands separators: "263,929". */
export function count(value: number): string {
  return Number.isFinite(value) ? Math.round(value).toLocaleString('en-US') : NONE;
}

/** "1 incident", "263,929 incidents". */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A share (0 to 1) as "99.7 %"; never rounds a part up to all or down to nothing. */
export function percent(share: number, decimals = 1): string {
  if (!Number.isFinite(share)) return NONE;
  const step = 10 ** -decimals;
  const value = share * 100;
  if (value > 0 && value < step / 2) return `<${GAP}${step}${GAP}%`;
  if (value < 100 && value > 100 - step / 2) return `>${GAP}${100 - step}${GAP}%`;
  const whole = value === 0 || value === 100;
  return `${value.toFixed(whole ? 0 : decimals)}${GAP}%`;
}

/** An area under the curve: always three decimals. */
export function auc(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : NONE;
}

/** A difference of two areas, with a true minus sign: "−0.005"; what is not 0 never reads as 0. */
export function signed(value: number): string {
  const isTiny = value !== 0 && Math.abs(value) < 0.0005;
  return (isTiny ? value.toFixed(4) : auc(value)).replace('-', '\u2212');
}

/** A 95 % interval behind its figure: "0.908–0.916". */
export function interval(
  low: number,
  high: number,
  write: (value: number) => string = auc,
): string {
  return `${write(low)}–${write(high)}`;
}

/** A measured time: "32 ms", "1.4 s", "1 min 10 s", "2 h 5 min". */
export function duration(ms: number): string {
  if (!Number.isFinite(ms) || ms < 0) return NONE;
  if (ms < 1) return `<${GAP}1${GAP}ms`;
  if (ms < 999.5) return `${Math.round(ms)}${GAP}ms`;
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)}${GAP}s`;
  return wholeSeconds(Math.round(ms / 1000));
}

/** A guess at what is left, no finer than it deserves: "about 20 s left", "a few seconds left". */
export function timeLeft(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '';
  if (seconds < 5) return 'a few seconds left';
  const step = seconds < 20 ? 1 : seconds < 60 ? 5 : seconds < 600 ? 10 : 60;
  return `about ${wholeSeconds(Math.round(seconds / step) * step)} left`;
}

/** A size: "512 B", "48 kB", "34.2 MB" (powers of 1000, as file managers write it). */
export function bytes(value: number): string {
  if (!Number.isFinite(value) || value < 0) return NONE;
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let size = value;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const fine = unit >= 2 && size < 99.95;
  return `${fine ? size.toFixed(1) : Math.round(size)}${GAP}${units[unit]}`;
}

function wholeSeconds(seconds: number): string {
  if (seconds < 60) return `${seconds}${GAP}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return pair(minutes, 'min', seconds % 60, 's');
  return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  const first = `${large}${GAP}${largeUnit}`;
  return small === 0 ? first : `${first} ${small}${GAP}${smallUnit}`;
}
