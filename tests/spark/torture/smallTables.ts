/** Three areas and a total, in odd texts. */
export const AREAS = [
  'Community Area Number,COMMUNITY AREA NAME,HARDSHIP INDEX,"x ""y"" `z`"',
  '008,Near North,"1,5",a',
  '9,Edison Park,2,b',
  '10,"O\'Hare \\",nan,${env:HOME}',
  ',TOTAL,3,c',
].join('\n');

/** Every day of 2015; its lines end as on an old Mac. */
export const WEATHER = [
  'year,month,day,date,maxTemp,meanTemp,minTemp,precipitation',
  ...Array.from({ length: 365 }, (_, i) => {
    const day = new Date(Date.UTC(2015, 0, 1 + i));
    const parts = [2015, day.getUTCMonth() + 1, day.getUTCDate()];
    const rain = i % 5 === 0 ? 'T' : String((i % 7) / 10);
    return [
      ...parts,
      day.toISOString().slice(0, 10),
      i % 90,
      (i % 90) - 0.5,
      (i % 90) - 9.25,
      rain,
    ].join(',');
  }),
].join('\r');
