/** Texts that stand one after the other, divided by bars. */
const listed = (...lines: readonly string[]) => lines.flatMap((line) => line.split('|'));

/** Texts that two engines may well read differently, as names, keys, numbers or yes and no. */
export const TEXTS = listed(
  'O\'Hare|say ""hi""|${env:HOME}|\\|\\\'; drop view joined; --|x\ty|🚓|Straße|ΑΣ|İ',
  '\u00a0nbsp\u3000|  blank | ||n/a|N/A|%.0|%|_|.0|8.0|08.0|8|008|8.00|1400000US06075010100',
  'T|t|TRUE| yes|No|f|0|1|y|maybe',
);

/** Numbers, and what is one for one engine and none for the other. */
export const NUMBERS = listed(
  '1|+1|-1|1.|.5|.|1e5|1e|1E+5|1_000|1__0|_1|1_|0x1F|1d|1f|inf|-Infinity|nan|NaN| 1 |\t1',
  '1e400|1e-400|١|1.5e3.2|--1|+-1|++1|-+1|0b11|1 000|1e5_0|1.2_3|1._5|e5|5.e2|00012|-0',
  '"1,234.5"|"1,2,3"|2.5|3.5|0.1|123456789012345678|9.3e18|4.9e-324|33.333333333333336|8.7|T',
);

/** Dates and times of every format, and what nearly is one. */
export const TIMES = listed(
  '1/2/2015 1:02:03 PM|01/02/2015 01:02:03 pm|01/02/2015 13:02:03 PM|01/02/2015 00:02:03 AM',
  '01/02/2015  01:02:03   AM|01/02/2015 01:02:03AM|01/02/2015 12:00:00 AM|12/31/2015 12:59:59 PM',
  '001/02/2015 12:00:00 AM|01/02/15 12:00:00 AM|01/02/20155 12:00:00 AM|01/02/2015 12:60:00 AM',
  '01/02/2015 12:00:60 AM|12/31/9999 11:59:59 PM|01/01/0001 12:00:00 AM',
  '2015-01-02T03:04:05.123|2015-01-02T03:04:05.1|2015-01-02T03:04:05.12|2015-01-02T03:04:05.75',
  '2015-01-02T03:04:05.1234|2015-01-02T03:04:05.|2015-01-02T03:04:05|2015-1-2T3:4:5',
  '2015-01-02T24:00:00|2015-01-02T03:04:05Z|2015-01-02 03:04|2015-01-02 03:04:05',
  '2015-02-30 03:04|2015-01-02 03:04:05.0000000|15-01-02|2015-01-02|2015-1-2|2015-02-29',
  '2016-02-29|2015-13-01|99999-01-01|20150102|2015012|201501023|15012|2015-01-02x|1/2/15',
  '1/2/69|1/2/68|01/02/2015|31/12/2015|12/31/2015|1/2/5|1.2.2015|31.12.2015|31-12-2015',
  '12-31-2015|2015- 01-02|2015/01/02|2015/01/02 11:04:05 pm|31/12/2015 23:59',
  '12/31/2015 23:59:59|٢٠١٥-01-02',
);

/** Times of day, and what nearly is one. */
export const CLOCKS = listed(
  '23:30|11:30 PM|12:05 am|12:05 PM|2330|930|30|0|2400|24:00|9:5|930.0|noon|',
);

/** The same numbers at every run; Park and Miller's generator. */
export function drawer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** A cell of a delimited file. */
export const quoted = (text: string) =>
  /[",\n]/.test(text) && !text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text;

/** A number of two digits. */
export const two = (n: number) => String(n).padStart(2, '0');
