import type { AreaSums } from '../../domain/map/areas.ts';
import type { Zones, Zoning } from '../../domain/map/zones.ts';
import { mapSums, mapZones } from '../../study/map.ts';
import { study } from '../../study/state.ts';
import { useAnswer } from './useAnswer.ts';

/** Zones with their sums. */
export interface SummedZones extends Zones {
  readonly sums: readonly AreaSums[];
  /** Incidents that lie in none. */
  readonly outside: number;
}

/** The zones of a zoning (null: not wanted), summed up anew whenever the condition changes. */
export function useZones(
  zoning: () => Zoning | null,
  model: () => string,
  condition: () => string | null,
) {
  const made = useAnswer(
    () => {
      const asked = zoning();
      return asked && { asked, version: study.finished };
    },
    async ({ asked }) => ({ asked, zones: await mapZones(asked) }),
  );
  const summed = useAnswer(
    () => {
      const asked = made.value.value?.asked;
      if (!asked || JSON.stringify(asked) !== JSON.stringify(zoning())) return null;
      return { asked, model: model(), condition: condition(), version: study.finished };
    },
    async (question): Promise<SummedZones | null> => {
      const zones = made.value.value?.zones;
      if (!zones) return null;
      const { areas, outside } = await mapSums(question.asked, question.model, question.condition);
      return { ...zones, sums: areas, outside };
    },
  );
  return { value: summed.value, faults: [made.fault, summed.fault] };
}
