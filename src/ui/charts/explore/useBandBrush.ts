import { shallowRef, type Ref } from 'vue';

/** Neighbouring bands, both ends included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A brush over bands of equal width: drag to take some, click to take one, click it again to let go. */
export function useBandBrush(
  bands: () => number,
  current: () => Range | null,
  choose: (range: Range | null) => void,
): {
  readonly hovered: Readonly<Ref<number | null>>;
  readonly on: Record<string, (event: PointerEvent) => void>;
} {
  const hovered = shallowRef<number | null>(null);
  let start: number | null = null;
  let moved = false;
  let wasAlone = false;

  /** The band under the pointer, over whichever element listens. */
  function bandAt({ clientX, currentTarget }: PointerEvent): number {
    const { left, width } = (currentTarget as Element).getBoundingClientRect();
    const at = Math.floor(((clientX - left) / Math.max(1, width)) * bands());
    return Math.min(bands() - 1, Math.max(0, at));
  }
  const stretch = (a: number, b: number) => choose({ from: Math.min(a, b), to: Math.max(a, b) });

  return {
    hovered,
    on: {
      pointerdown(event) {
        if (event.button !== 0) return;
        (event.currentTarget as Element).setPointerCapture(event.pointerId);
        const at = (start = bandAt(event));
        moved = false;
        const range = current();
        wasAlone = range !== null && range.from === at && range.to === at;
        if (!wasAlone) stretch(at, at);
      },
      pointermove(event) {
        const at = bandAt(event);
        hovered.value = at;
        if (start === null || (at === start && !moved)) return;
        moved = true;
        stretch(start, at);
      },
      pointerup() {
        if (start !== null && !moved && wasAlone) choose(null);
        start = null;
      },
      pointercancel() {
        start = null;
      },
      pointerleave() {
        hovered.value = null;
      },
    },
  };
}
