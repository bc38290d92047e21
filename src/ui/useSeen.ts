import { onMounted, onUnmounted, readonly, shallowRef, type Ref } from 'vue';

/** How far below the window counts as nearly seen. */
const AHEAD = '300px';

/** True from the moment on when the element is, or nearly is, in sight: what it shows can be made then. */
export function useSeen(host: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<boolean>> {
  const seen = shallowRef(false);
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.value = true;
      observer.disconnect();
    },
    { rootMargin: AHEAD },
  );
  onMounted(() => {
    if (host.value) observer.observe(host.value);
  });
  onUnmounted(() => observer.disconnect());
  return readonly(seen);
}
