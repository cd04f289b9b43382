import { onUnmounted, type Ref, shallowRef, watch } from 'vue';
import type { components } from '../../contract/types.gen.ts';
import { api } from './api.ts';

type Suggestions = components['schemas']['Suggestions'];
const pauseMs = 150;

/** What is answered to words while they are typed; null until something is known, and without an answer. */
export function useTyped<Answer>(
  words: () => string,
  place: () => string,
  ask: (query: { place: string; q: string }) => Promise<{ data?: Answer }>,
): Ref<Answer | null> {
  const found = shallowRef<Answer | null>(null);
  let timer = 0;
  let latest = 0;
  async function load(q: string, where: string): Promise<void> {
    latest += 1;
    const mine = latest;
    const answer = await ask({ place: where, q }).catch(() => null);
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

/** What to offer for words while they are typed. Without an answer nothing is offered. */
export const useSuggestions = (words: () => string, place: () => string): Ref<Suggestions | null> =>
  useTyped(words, place, (query) => api.GET('/api/shelf-suggestions', { params: { query } }));
