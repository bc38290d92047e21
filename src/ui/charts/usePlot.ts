import { onMounted, onUnmounted, shallowRef, watchEffect, type Ref } from 'vue';

/** Observable Plot, fetched when the first chart is on the page. */
export type Plot = typeof import('./plot.ts');

/** What every chart has in common: our letters, our ink, no ground of its own. */
export const CHART_STYLE = {
  fontFamily: 'inherit',
  fontSize: '12px',
  background: 'none',
  overflow: 'visible',
  maxWidth: '100%',
} as const;

/** For figures under one another; not for words, whose hyphens it would widen. */
export const FIGURES = { fontVariant: 'tabular-nums' } as const;

/** What floats under the pointer. */
export const TIP = { fontSize: 12, lineHeight: 1.35, stroke: 'var(--edge)' } as const;

/** Axes stand back behind the data. */
export const AXIS = {
  color: 'var(--ink-soft)',
  labelArrow: 'none',
  tickSize: 0,
  ...FIGURES,
} as const;

export interface Drawing {
  /** True when Plot could not be fetched: the table then stands alone. */
  readonly failed: Readonly<Ref<boolean>>;
  readonly width: Readonly<Ref<number>>;
  /** What was drawn last; null before that. */
  readonly picture: Readonly<Ref<Element | null>>;
}

/**
 * Draws into `host` whenever its width changes, or anything that `draw` reads. The picture is one
 * image to a screen reader, named by `label`; its figures belong in a table beside it.
 */
export function usePlot(
  host: Readonly<Ref<HTMLElement | null>>,
  label: () => string,
  draw: (plot: Plot, width: number) => Element,
): Drawing {
  const plot = shallowRef<Plot | null>(null);
  const width = shallowRef(0);
  const failed = shallowRef(false);
  const drawn = shallowRef<Element | null>(null);

  const observer = new ResizeObserver(([entry]) => {
    width.value = Math.floor(entry?.contentRect.width ?? 0);
  });
  onMounted(async () => {
    if (host.value) observer.observe(host.value);
    try {
      plot.value = await import('./plot.ts');
    } catch {
      failed.value = true;
    }
  });
  // What floats under the pointer is drawn anew whenever that moves.
  const redrawn = new MutationObserver(() => silence(host.value?.firstElementChild));
  onMounted(() => {
    if (host.value) redrawn.observe(host.value, { childList: true, subtree: true });
  });
  onUnmounted(() => {
    observer.disconnect();
    redrawn.disconnect();
  });

  watchEffect(
    () => {
      if (!host.value || !plot.value || width.value === 0) return;
      const picture = draw(plot.value, width.value);
      silence(picture);
      picture.setAttribute('role', 'img');
      picture.setAttribute('aria-label', label());
      host.value.replaceChildren(picture);
      drawn.value = picture;
    },
    { flush: 'post' },
  );
  return { failed, width, picture: drawn };
}

/** Plot names its groups; inside an image those names are noise. */
function silence(picture: Element | null | undefined): void {
  for (const part of picture?.querySelectorAll('[aria-label], [aria-describedby]') ?? []) {
    part.removeAttribute('aria-label');
    part.removeAttribute('aria-describedby');
  }
}
