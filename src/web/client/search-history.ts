import { ref } from 'vue';

const name = 'search.recent';
const most = 6;

function remembered(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}
function keep(words: string[]): void {
  searchHistory.value = words;
  try {
    localStorage.setItem(name, JSON.stringify(words));
  } catch {
    // Without storage they are known for this visit.
  }
}

/** What was looked for on this device and found something, the latest first. */
export const searchHistory = ref(remembered());

/** What was typed on the way to longer words is not kept beside them. */
export function rememberWords(words: string): void {
  const others = searchHistory.value.filter((one) => !words.startsWith(one));
  keep([words, ...others].slice(0, most));
}
export function forgetWords(): void {
  keep([]);
}
