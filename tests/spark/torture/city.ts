import { drawer, quoted, two } from './texts.ts';

const BLOCKS = ["O'HARE ST", '"BIG" WAY', 'ÄRGER ALLEE', 'Zoo', 'a`b', '${env:HOME} ST', '🚓 LN'];
const CODES = ['0486', '0820', '1811', '2024', '486'];
const PLACES = ['STREET', "O'HARE", 'Straße', ''];
/** When the first of them happened; a month ends among those that are held out. */
const START = Date.UTC(2015, 5, 14);
const MINUTES_APART = 14;

const HEADER = [
  ...['ID', 'Case Number', 'Date', 'Block', 'IUCR', 'Primary Type', 'Location Description'],
  ...['Arrest', 'Domestic', 'Beat', 'District', 'Community Area', 'Latitude'],
];

/**
 * Incidents in the order of their case numbers, of which every other one has company at its minute and
 * block; some have no time, one of another age, or a case number without digits.
 */
export function cityText(rows: number, seed: number): string {
  const draw = drawer(seed);
  const any = (texts: readonly string[]) => texts[draw(texts.length)]!;
  let last = { block: '', minutes: 0 };
  const lines = Array.from({ length: rows }, (_, i) => {
    const late = draw(5) === 0 ? draw(3000) : draw(10);
    const own = {
      block: draw(20) === 0 ? '' : `${String(draw(60))} ${any(BLOCKS)}`,
      minutes: MINUTES_APART * i - late,
    };
    last = i % 2 === 1 && draw(5) > 0 ? last : own;
    const arrest = draw(3) === 0;
    const cells = [
      String(10_000 * seed + i),
      draw(50) === 0 ? 'none' : `${i < rows / 3 ? 'HX' : 'HY'}${two(seed)}${String(1000 + i)}`,
      timeOf(last.minutes, draw(40)),
      last.block,
      any(CODES),
      any(['THEFT', 'BATTERY']),
      any(PLACES),
      String(arrest),
      any(['true', 'false', '']),
      `0${String(1 + draw(7))}`,
      String(1 + draw(3)),
      any(['8', '9', '10', '77', '']),
      String(41.8 + draw(200_000) / 1e6),
    ];
    return cells.map(quoted).join(',');
  });
  return [HEADER.join(','), ...lines].join('\n');
}

/** A time in words; of a few in forty there is none, or one that stands for it. */
function timeOf(minutes: number, chance: number): string {
  if (chance === 0) return '';
  if (chance === 1) return '12/31/9999 11:59:00 PM';
  const at = new Date(START + minutes * 60_000);
  const hour = at.getUTCHours();
  const day = [two(at.getUTCMonth() + 1), two(at.getUTCDate()), String(at.getUTCFullYear())];
  const clock = [two(hour % 12 || 12), two(at.getUTCMinutes()), '00'];
  return `${day.join('/')} ${clock.join(':')} ${hour < 12 ? 'AM' : 'PM'}`;
}
