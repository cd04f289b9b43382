import { onMounted, onUnmounted } from 'vue';

/** Looks again and again while the page is open and seen; the next look waits for the last. */
export function usePoll(look: () => Promise<void>, everyMs: number): void {
  let timer = 0;
  let gone = false;
  async function round(): Promise<void> {
    if (!document.hidden) await look();
    if (!gone) timer = window.setTimeout(() => void round(), everyMs);
  }
  onMounted(() => {
    timer = window.setTimeout(() => void round(), everyMs);
  });
  onUnmounted(() => {
    gone = true;
    window.clearTimeout(timer);
  });
}
