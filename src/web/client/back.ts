/** Whether the page being entered was come back to, by the browser's button or ours. */
let cameBack = false;
export const isComingBack = (): boolean => cameBack;

/** Listens before the router does: what a page builds while it is entered already knows. */
export function followHistory(): void {
  window.addEventListener('popstate', () => {
    cameBack = true;
  });
}
export function pageEntered(): void {
  cameBack = false;
}
