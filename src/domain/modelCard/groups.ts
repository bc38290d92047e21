import { interval, percent } from '../words/format.ts';
import { gapWords, groupAuc, groupSize } from '../words/groups.ts';
import type { ShareInterval } from '../metrics/wilson.ts';
import { table, text, type CardSection } from './blocks.ts';
import type { CardGroups, ModelCardInputs } from './inputs.ts';

/** Groups that a card shows of each kind; a page shows all. */
const SHOWN = 10;

/** How the model does by group, worst first, and how many small groups were left out. */
export function groupSections({ groups }: ModelCardInputs): readonly CardSection[] {
  const intro = text(
    'Groups are of places, times and offences of reports, never of persons. Worst groups come first; intervals are of 95 %, group by group, so among many groups some lie outside by chance alone.',
  );
  const blocks =
    groups.length === 0
      ? [text('The model was not audited by group.')]
      : [intro, ...groups.flatMap(groupBlocks)];
  return [{ id: 'groups', heading: 'By group', blocks }];
}

function groupBlocks({ by, groups }: CardGroups) {
  const large = groups.filter(({ audit }) => !audit.small);
  const shown = large.slice(0, SHOWN);
  const small = groups.length - large.length;
  return [
    text(
      `By ${by}: ${shown.length} of ${groups.length} groups${small > 0 ? `; ${small} too small to judge` : ''}.`,
    ),
    table(
      [by, 'Size', 'AUC within', 'Calibration', 'False alarms', 'Misses'],
      shown.map(({ name, audit }) => [
        name,
        groupSize(audit),
        groupAuc(audit),
        gapWords(audit),
        share(audit.falsePositiveRate),
        share(audit.falseNegativeRate),
      ]),
    ),
  ];
}

function share({ share: value, low, high }: ShareInterval): string {
  return Number.isNaN(value)
    ? '–'
    : `${percent(value)} (${interval(low, high, (limit) => percent(limit))})`;
}
