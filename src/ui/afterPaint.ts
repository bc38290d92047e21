/** A page that nobody looks at paints nothing: then this long is enough. */
const PATIENCE_MS = 500;

/** Waits until what stands on the page by now has been painted. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, PATIENCE_MS);
  });
}
