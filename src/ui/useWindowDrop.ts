import { onMounted, onUnmounted, readonly, shallowRef, type Ref } from 'vue';

/** True for a drag that carries files, not text or a link of the page. */
export function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/**
 * Takes files dropped anywhere in the window, and says whether some hover over it. A drop that an
 * element inside has taken (by preventDefault) is left to it.
 */
export function useWindowDrop(onFiles: (files: File[]) => void): Readonly<Ref<boolean>> {
  const hovering = shallowRef(false);

  function onOver(event: DragEvent) {
    if (!carriesFiles(event)) return;
    event.preventDefault(); // else the browser would leave the page and open the file
    hovering.value = true;
  }
  function onLeave(event: DragEvent) {
    if (event.relatedTarget === null) hovering.value = false;
  }
  function onDrop(event: DragEvent) {
    hovering.value = false;
    if (event.defaultPrevented || !carriesFiles(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) onFiles(files);
  }

  onMounted(() => {
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
  });
  onUnmounted(() => {
    window.removeEventListener('dragover', onOver);
    window.removeEventListener('dragleave', onLeave);
    window.removeEventListener('drop', onDrop);
  });
  return readonly(hovering);
}
