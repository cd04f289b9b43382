import { onUnmounted, type Ref, shallowRef, watch } from 'vue';
import type { components } from '../../contract/types.gen.ts';
import { api } from './api.ts';

type Suggestions = components['schemas']['Suggestions'];
const pauseMs = 150;

/** What to offer for words while they are typed; null until something is known. Without an answer nothing is offered. */
export function useSuggestions(words: () => string, place: () => string): Ref<Suggestions | null> {
  const found = shallowRef<Suggestions | null>(null);
  let timer = 0;
  let latest = 0;
  async function load(q: string, where: string): Promise<void> {
    latest += 1;
    const mine = latest;
    const query = { place: where, q };
    const answer = await api.GET('/api/shelf-suggestions', { params: { query } }).catch(() => null);
    if (mine === latest) found.value = answer?.data ?? null;
  }
  watch(
    () => [words().trim(), place()] as const,
    ([q, where]) => {
      window.clearTimeout(timer);
      latest += 1;
      if (q === '' || where === '') found.value = null;
      else timer = window.setTimeout(() => void load(q, where), pauseMs);
    },
    { immediate: true },
  );
  onUnmounted(() => window.clearTimeout(timer));
  return found;
}
