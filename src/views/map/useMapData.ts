import { computed, shallowRef, type Ref } from 'vue';
import type { Zoning } from '../../domain/map/zones.ts';
import { mapModels, mapScores, mapVerdict } from '../../study/map.ts';
import { study } from '../../study/state.ts';
import { outlinesInUse } from '../../study/tables.ts';
import { look } from './look.ts';
import { useAnswer } from './useAnswer.ts';
import { useShown } from './useShown.ts';
import { useZones } from './useZones.ts';

/** All that the Map page shows, kept up with what the person chose. */
export function useMapData() {
  const points = computed(() => study.points);
  /** After something changed upstream the scores are gone from the database; what was drawn stays. */
  const canAsk = () => study.points !== null && study.stages.map.phase === 'done';
  const version = () => `${String(study.finished)} ${study.shown ?? ''}`;

  const models = computed(mapModels);
  const model = computed(
    () => models.value.find(({ id }) => id === look.model)?.id ?? study.shown ?? '',
  );
  const others = computed(() => models.value.filter(({ id }) => id !== model.value));
  const against = computed(
    () => (others.value.find(({ id }) => id === look.against) ?? others.value[0])?.id ?? null,
  );

  const ownScores = useAnswer(
    () =>
      model.value === study.shown || !canAsk() ? null : { of: model.value, version: version() },
    ({ of }) => mapScores(of),
  );
  const scores = computed(() => {
    if (model.value === study.shown) return study.points?.probabilities ?? null;
    return fitting(ownScores.value);
  });
  const otherScores = useAnswer(
    () => (against.value === null || !canAsk() ? null : { of: against.value, version: version() }),
    ({ of }) => mapScores(of),
  );
  const other = computed(() => fitting(otherScores.value));

  const shown = useShown(
    () => points.value,
    () => scores.value,
    canAsk,
  );
  const verdict = useAnswer(
    () => {
      const condition = shown.condition.value;
      if (condition === null || !canAsk()) return null;
      return { model: model.value, condition, version: version() };
    },
    (asked) => mapVerdict(asked.model, asked.condition),
  );

  /** Whether the table of areas is open. */
  const tableOpen = shallowRef(false);
  const wants = (as: 'areas' | 'hexagons') => look.panes.some((pane) => pane.as === as);
  const outlines = computed(
    () => study.outlines.find(({ file }) => file === look.outlines) ?? outlinesInUse(),
  );
  const areas = useZones(
    (): Zoning | null => {
      const wanted = wants('areas') || (tableOpen.value && !wants('hexagons'));
      if (!wanted || !outlines.value || !canAsk()) return null;
      return { kind: 'outlines', file: outlines.value.file };
    },
    () => model.value,
    () => shown.condition.value,
  );
  const hexagons = useZones(
    (): Zoning | null =>
      wants('hexagons') && canAsk() ? { kind: 'hexagons', resolution: look.resolution } : null,
    () => model.value,
    () => shown.condition.value,
  );

  const faults = computed(() =>
    [
      ...[ownScores.fault, otherScores.fault, verdict.fault, shown.fault],
      ...[...areas.faults, ...hexagons.faults],
    ].flatMap((fault) => fault.value ?? []),
  );

  return {
    points,
    canAsk: computed(canAsk),
    models,
    model,
    others,
    against,
    scores,
    other,
    ...shown,
    verdict: verdict.value,
    tableOpen,
    outlines,
    areas: areas.value,
    hexagons: hexagons.value,
    faults,
  };

  /** Scores of the points that are there now; others come from before a new training. */
  function fitting(values: Readonly<Ref<Float32Array | null>>): Float32Array | null {
    return values.value?.length === study.points?.rowIds.length ? values.value : null;
  }
}
export type MapData = ReturnType<typeof useMapData>;
