import { type Ref, ref, type ShallowRef, shallowRef } from 'vue';
import { isComingBack } from './back.ts';
import { asFailure, type Failure } from './failure.ts';
import { person } from './session.ts';

export interface Pages<T> {
  /** null until the first page has come. */
  items: ShallowRef<T[] | null>;
  next: Ref<string | null>;
  failure: ShallowRef<Failure | null>;
  loading: Ref<boolean>;
  reload(): Promise<void>;
  more(): Promise<void>;
}

interface Page<T> {
  items: T[];
  next: string | null;
}
/** Lists as they were left, by name and whose they are. */
const left = new Map<string, Page<unknown>>();
const MOST_LEFT = 20;
const MOST_ITEMS = 200;

function leave<T>(name: string, page: Page<T>): void {
  left.delete(name);
  left.set(name, page);
  for (const oldest of left.keys()) {
    if (left.size <= MOST_LEFT) break;
    left.delete(oldest);
  }
}

type Named = { id: string } | { code: string };
const nameOf = (one: Named): string => ('id' in one ? one.id : one.code);
type ReadPage<T> = (cursor: string | undefined) => Promise<Page<T>>;

/** From the beginning, until as much is there as was. */
async function readUpTo<T>(read: ReadPage<T>, count: number): Promise<Page<T>> {
  let page = await read(undefined);
  while (page.items.length < Math.min(count, MOST_ITEMS) && page.next) {
    const following = await read(page.next);
    page = { items: [...page.items, ...following.items], next: following.next };
  }
  return page;
}

const emptyPages = <T>() => ({
  items: shallowRef<T[] | null>(null),
  next: ref<string | null>(null),
  failure: shallowRef<Failure | null>(null),
  loading: ref(true),
});

/**
 * A list that comes page by page; only the latest reading counts. With a name it is there again, as long as it was, for
 * whoever comes back to it, and then read anew quietly.
 */
export function usePages<T extends Named>(read: ReadPage<T>, name?: () => string): Pages<T> {
  const pages = emptyPages<T>();
  const { items, next, failure, loading } = pages;
  let latest = 0;
  const key = () => (name ? `${person.value?.id ?? ''}:${name()}` : '');
  function take(page: Page<T>): void {
    items.value = page.items;
    next.value = page.next;
    failure.value = null;
    if (name) leave(key(), page);
  }
  async function get(readAll: () => Promise<Page<T>>): Promise<void> {
    latest += 1;
    const mine = latest;
    loading.value = true;
    try {
      const page = await readAll();
      if (mine === latest) take(page);
    } catch (thrown) {
      if (mine === latest) failure.value = asFailure(thrown);
    } finally {
      if (mine === latest) loading.value = false;
    }
  }
  async function reload(): Promise<void> {
    const kept = isComingBack() ? (left.get(key()) as Page<T> | undefined) : undefined;
    if (kept) take(kept);
    await get(() => readUpTo(read, kept?.items.length ?? 0));
  }
  async function more(): Promise<void> {
    const before = items.value ?? [];
    await get(async () => {
      const page = await read(next.value ?? undefined);
      // what has moved meanwhile may come a second time
      const there = new Set(before.map(nameOf));
      return { items: [...before, ...page.items.filter((one) => !there.has(nameOf(one)))], next: page.next };
    });
  }
  return { ...pages, reload, more };
}
