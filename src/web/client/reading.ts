import { ref, watch } from 'vue';

const name = 'reading.elder';

function remembered(): boolean {
  try {
    return localStorage.getItem(name) === '1';
  } catch {
    return false;
  }
}

/** 长辈版: bigger text and targets, minutes at the elder's pace. Kept on this device. */
export const elder = ref(remembered());

export function applyReading(): void {
  watch(
    elder,
    (on) => {
      document.documentElement.classList.toggle('elder', on);
      try {
        localStorage.setItem(name, on ? '1' : '0');
      } catch {
        // Without storage the choice holds for this visit.
      }
    },
    { immediate: true },
  );
}
