import { type Ref, ref, type ShallowRef, shallowRef } from 'vue';
import { asFailure, type Failure } from './failure.ts';
import { showFirstWrong } from './first-wrong.ts';

export interface Load<T> {
  data: ShallowRef<T | null>;
  failure: ShallowRef<Failure | null>;
  loading: Ref<boolean>;
  reload(): Promise<void>;
  /** Takes what a change has answered; a reading that is still under way no longer counts. */
  set(answer: T): void;
}

/** Something to be read for the page; only the latest reading counts. */
export function useLoad<T>(read: () => Promise<T>, options: { now?: boolean } = {}): Load<T> {
  const data = shallowRef<T | null>(null);
  const failure = shallowRef<Failure | null>(null);
  const loading = ref(true);
  let latest = 0;
  async function reload(): Promise<void> {
    latest += 1;
    const mine = latest;
    loading.value = true;
    try {
      const answer = await read();
      if (mine !== latest) return;
      data.value = answer;
      failure.value = null;
    } catch (thrown) {
      if (mine === latest) failure.value = asFailure(thrown);
    } finally {
      if (mine === latest) loading.value = false;
    }
  }
  function set(answer: T): void {
    latest += 1;
    data.value = answer;
    failure.value = null;
    loading.value = false;
  }
  if (options.now !== false) void reload();
  return { data, failure, loading, reload, set };
}

export interface Action {
  busy: Ref<boolean>;
  failure: ShallowRef<Failure | null>;
  /** Runs one change at a time; answers whether it succeeded. */
  run(change: () => Promise<void>): Promise<boolean>;
}

export function useAction(): Action {
  const busy = ref(false);
  const failure = shallowRef<Failure | null>(null);
  return {
    busy,
    failure,
    async run(change) {
      if (busy.value) return false;
      busy.value = true;
      failure.value = null;
      try {
        await change();
        return true;
      } catch (thrown) {
        failure.value = asFailure(thrown);
        if (failure.value.fields.length > 0) void showFirstWrong();
        return false;
      } finally {
        busy.value = false;
      }
    },
  };
}
