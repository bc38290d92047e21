/**
 * Moves the keyboard's and the screen reader's place to the page that has just been opened: its
 * heading is read, and the next Tab begins there.
 */
export function focusPage(): void {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
