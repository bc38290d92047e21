const HEADER =
  'ID,Case Number,Date,Block,IUCR,Primary Type,Description,Location Description,Arrest,Domestic,' +
  'Beat,District,Ward,Community Area,FBI Code,Latitude,Longitude';

const OFFENCES = [
  ['0486', 'BATTERY', 'DOMESTIC BATTERY SIMPLE', '08B', false],
  ['0820', 'THEFT', '$500 AND UNDER', '06', false],
  ['1811', 'NARCOTICS', 'POSS: CANNABIS 30GMS OR LESS', '18', true],
] as const;

/**
 * A small incidents file in the portal's layout. `extra` adds a column: its header, and the cell
 * that each row holds there.
 */
export function incidents(rows: number, extra?: { header: string; cell: string }): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const [iucr, type, description, fbi, arrest] = OFFENCES[i % OFFENCES.length] ?? OFFENCES[0];
    const day = String(1 + (i % 28)).padStart(2, '0');
    const hour = String(1 + (i % 12)).padStart(2, '0');
    return [
      10_000_000 + i,
      `HY${String(100_000 + i)}`,
      `01/${day}/2015 ${hour}:15:00 PM`,
      `0${String(10 + (i % 80))}XX W TEST ST`,
      iucr,
      type,
      description,
      i % 2 === 0 ? 'STREET' : 'RESIDENCE',
      // Not a function of the offence alone, or there would be nothing to learn.
      arrest !== (i % 7 === 0),
      i % 5 === 0,
      '0111',
      '001',
      '4',
      1 + (i % 77),
      fbi,
      (41.8 + (i % 100) / 1000).toFixed(6),
      (-87.7 + (i % 90) / 1000).toFixed(6),
      ...(extra ? [quoted(extra.cell)] : []),
    ].join(',');
  });
  return [extra ? `${HEADER},${quoted(extra.header)}` : HEADER, ...lines, ''].join('\n');
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
