import { shallowRef, watch } from 'vue';
import { api } from './api.ts';
import { request } from './request.ts';
import { person } from './session.ts';

export interface OwnHelper {
  name: string;
  phone: string;
}

/** Whom one tap calls: kept with the person; null for nobody and while it is not known. */
export const ownHelper = shallowRef<OwnHelper | null>(null);

async function read(): Promise<void> {
  const me = await request(() => api.GET('/api/me')).catch(() => null);
  ownHelper.value = me?.helper ?? null;
}

/** Follows who is signed in. */
export function useOwnHelper(): typeof ownHelper {
  watch(
    () => person.value?.id,
    (id) => {
      ownHelper.value = null;
      if (id) void read();
    },
    { immediate: true },
  );
  return ownHelper;
}

/** Keeps another one, or none. */
export async function keepOwnHelper(helper: OwnHelper | null): Promise<void> {
  await request(() => api.PATCH('/api/me', { body: { helper } }));
  ownHelper.value = helper;
}
