import { computed } from 'vue';
import { isInRegion, REGION_WORDS, regionSql } from '../../domain/map/region.ts';
import {
  hourRange,
  isIn,
  windowAt,
  windowCount,
  windowSql,
  windowWords,
} from '../../domain/map/when.ts';
import type { MapPoints } from '../../domain/recipe/points.ts';
import { mapMatches } from '../../study/map.ts';
import { study } from '../../study/state.ts';
import { look } from './look.ts';
import { useAnswer } from './useAnswer.ts';

/**
 * Which part of the hold-out is looked at: by the study's filter, time and region. As a condition for
 * the database, in words, and point by point.
 */
export function useShown(
  points: () => MapPoints | null,
  scores: () => Float32Array | null,
  canAsk: () => boolean,
) {
  const range = computed(() => hourRange(points()?.hours ?? new Int32Array()));
  const window = computed(() => {
    if (!range.value) return null;
    const last = windowCount(look.window, range.value) - 1;
    return windowAt(look.window, Math.min(look.at, last), range.value[0]);
  });

  const matches = useAnswer(
    () => {
      const sql = study.filter?.sql;
      return sql === undefined || !canAsk() ? null : { sql, version: study.finished };
    },
    ({ sql }) => mapMatches(sql),
  );

  const conditions = computed(() => [
    ...(study.filter ? [{ sql: study.filter.sql, words: study.filter.words }] : []),
    ...(window.value ? [{ sql: windowSql(window.value), words: windowWords(window.value) }] : []),
    ...(look.region
      ? [{ sql: regionSql(look.region), words: REGION_WORDS[look.region.kind] }]
      : []),
  ]);
  const condition = computed(() =>
    conditions.value.length === 0
      ? null
      : conditions.value.map(({ sql }) => `(${sql})`).join(' and '),
  );
  const words = computed(() => conditions.value.map((one) => one.words).join(', '));

  const shown = computed((): Uint8Array | null => {
    const all = points();
    if (!all) return null;
    const within = matches.value.value;
    const { region, flaggedOnly } = look;
    const { threshold } = study;
    const probabilities = scores();
    const time = window.value;
    if (!within && !region && !time && !flaggedOnly) return null;
    const mask = new Uint8Array(all.rowIds.length);
    for (let i = 0; i < mask.length; i++) {
      if (within && within[i] === 0) continue;
      if (time && !isIn(time, all.hours[i]!)) continue;
      if (flaggedOnly && !(probabilities && probabilities[i]! >= threshold)) continue;
      if (region && !isInRegion(region, all.longitudes[i]!, all.latitudes[i]!)) continue;
      mask[i] = 1;
    }
    return mask;
  });
  const shownCount = computed(
    () => shown.value?.reduce((sum, one) => sum + one, 0) ?? points()?.rowIds.length ?? 0,
  );

  return { range, window, condition, words, shown, shownCount, fault: matches.fault };
}
