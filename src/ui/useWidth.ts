import { onMounted, onUnmounted, shallowRef, type Ref } from 'vue';

/** The width of an element in whole pixels, as it changes; 0 before it is there. */
export function useWidth(host: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<number>> {
  const width = shallowRef(0);
  const observer = new ResizeObserver(([entry]) => {
    width.value = Math.floor(entry?.contentRect.width ?? 0);
  });
  onMounted(() => host.value && observer.observe(host.value));
  onUnmounted(() => observer.disconnect());
  return width;
}
