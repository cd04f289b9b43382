import { ref } from 'vue';
import { api } from './api.ts';
import { person } from './session.ts';

/** How many notices wait to be read; looked up at most every half minute. */
export const unread = ref(0);
let lookedAt = 0;

export async function lookForNotices(): Promise<void> {
  if (person.value === null || Date.now() - lookedAt < 30_000) return;
  lookedAt = Date.now();
  const { data } = await api
    .GET('/api/me/notices', { params: { query: { limit: 1 } } })
    .catch(() => ({ data: undefined }));
  if (data) unread.value = data.unread;
}

export function allRead(): void {
  unread.value = 0;
}
