import { ascending } from '../metrics/ranks.ts';
import type { Area } from './areas.ts';
import { createBlocks, type Spot } from './blocks.ts';
import { days, simulatedYear } from './calendar.ts';
import type { Circumstances } from './draw.ts';
import { offences } from './offences.ts';
import { createRandom, type Random } from './random.ts';
import { placeNames } from './tallies/places.ts';

/** The header of Chicago's portal export, all 22 columns. */
export const incidentHeader =
  'ID,Case Number,Date,Block,IUCR,Primary Type,Description,Location Description,Arrest,Domestic,' +
  'Beat,District,Ward,Community Area,FBI Code,X Coordinate,Y Coordinate,Year,Updated On,Latitude,' +
  'Longitude,Location\n';

/** Records to a chunk of text. */
const chunkRows = 4096;
/** Shares of records with a blank, as in the tallied year. */
const blank = { coordinates: 0.02, place: 0.0014, area: 0.001 };
const firstId = 90_000_001;
const updatedOn = `01/31/${simulatedYear + 1} 12:00:00 PM`;

/** The incidents as CSV text in order of time, in chunks; the first begins with the header. */
export function incidentChunks(
  drawn: Circumstances,
  arrested: Uint8Array,
  areas: readonly Area[],
  seed: number,
): string[] {
  const random = createRandom(seed, 5);
  const writeRecord = createWriter(drawn, arrested, areas, random);
  const minutes = Float64Array.from(drawn.day, (day, row) => {
    return (day * 24 + drawn.hour[row]!) * 60 + drawMinute(random);
  });
  const order = ascending(minutes);
  const chunks = [incidentHeader];
  for (let from = 0; from < order.length; from += chunkRows) {
    let text = '';
    const to = Math.min(order.length, from + chunkRows);
    for (let i = from; i < to; i++) text += writeRecord(i, order[i]!, minutes[order[i]!]!);
    chunks.push(text);
  }
  return chunks;
}

/** Writes record number `index` from row `row`, which happened `minute` minutes into the year. */
function createWriter(
  { offence, place, area, domestic }: Circumstances,
  arrested: Uint8Array,
  areas: readonly Area[],
  random: Random,
): (index: number, row: number, minute: number) => string {
  const codeTexts = offences.map(({ iucr, primaryType, description }) =>
    [iucr, primaryType, description].map(cell).join(','),
  );
  const placeTexts = placeNames.map(cell);
  const grids = areas.map(createBlocks);
  return (index, row, minute) => {
    const areaIndex = area[row]!;
    const { blocks, pick } = grids[areaIndex]!;
    const block = blocks[pick(random())]!;
    const spot = block.spots[Math.floor(random() * block.spots.length)]!;
    const hasSpot = random() >= blank.coordinates;
    const placeText = random() < blank.place ? '' : placeTexts[place[row]!]!;
    const wardAndArea = random() < blank.area ? ',' : `${(areaIndex >> 1) + 1},${areaIndex + 1}`;
    const district = Math.floor(areaIndex / 3) + 1;
    const beat = `${pad(district)}${(areaIndex % 3) + 1}${block.sector}`;
    return (
      `${firstId + index},SC${String(index + 1).padStart(6, '0')},${dateText(minute)},` +
      `${block.name},${codeTexts[offence[row]!]!},${placeText},` +
      `${arrested[row] === 1},${domestic[row] === 1},${beat},0${pad(district)},${wardAndArea},` +
      `${offences[offence[row]!]!.fbiCode},${hasSpot ? `${spot.x},${spot.y}` : ','},` +
      `${simulatedYear},${updatedOn},${hasSpot ? degreesText(spot) : ',,'}\n`
    );
  };
}

function degreesText({ latitude, longitude }: Spot): string {
  const [north, east] = [String(latitude), String(longitude)];
  return `${north},${east},"(${north}, ${east})"`;
}

/** People round the time: a third to the full hour, most of the rest to five minutes. */
function drawMinute(random: Random): number {
  const habit = random();
  if (habit < 0.32) return 0;
  if (habit < 0.45) return 30;
  return habit < 0.78 ? 5 * Math.floor(random() * 12) : Math.floor(random() * 60);
}

/** MM/DD/YYYY hh:mm:ss AM/PM */
function dateText(minute: number): string {
  const { month, date } = days[Math.floor(minute / 1440)]!;
  const hour = Math.floor(minute / 60) % 24;
  const clock = `${pad(hour % 12 || 12)}:${pad(minute % 60)}:00 ${hour < 12 ? 'AM' : 'PM'}`;
  return `${pad(month + 1)}/${pad(date)}/${simulatedYear} ${clock}`;
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

/** Quotes a cell that holds a comma. */
function cell(text: string): string {
  return text.includes(',') ? `"${text}"` : text;
}
