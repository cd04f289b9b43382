import { type Ref, ref, type ShallowRef, shallowRef } from 'vue';
import { asFailure, type Failure } from './failure.ts';

export interface Pages<T> {
  /** null until the first page has come. */
  items: ShallowRef<T[] | null>;
  next: Ref<string | null>;
  failure: ShallowRef<Failure | null>;
  loading: Ref<boolean>;
  reload(): Promise<void>;
  more(): Promise<void>;
}

/** A list that comes page by page; only the latest reading counts. */
export function usePages<T>(
  read: (cursor: string | undefined) => Promise<{ items: T[]; next: string | null }>,
): Pages<T> {
  const items = shallowRef<T[] | null>(null);
  const next = ref<string | null>(null);
  const failure = shallowRef<Failure | null>(null);
  const loading = ref(true);
  let latest = 0;
  async function get(cursor: string | undefined): Promise<void> {
    latest += 1;
    const mine = latest;
    loading.value = true;
    try {
      const page = await read(cursor);
      if (mine !== latest) return;
      items.value = cursor === undefined ? page.items : [...(items.value ?? []), ...page.items];
      next.value = page.next;
      failure.value = null;
    } catch (thrown) {
      if (mine === latest) failure.value = asFailure(thrown);
    } finally {
      if (mine === latest) loading.value = false;
    }
  }
  return {
    items,
    next,
    failure,
    loading,
    reload: () => get(undefined),
    more: () => get(next.value ?? undefined),
  };
}
