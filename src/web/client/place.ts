import { computed, ref, watch } from 'vue';
import { api } from './api.ts';
import { person, session } from './session.ts';

export interface Place {
  code: string;
  name: string;
}

const name = 'place';

function remembered(): Place | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as Place | null;
  } catch {
    return null;
  }
}

const chosen = ref<Place | null>(remembered());

/** Where the resident stands: the micro-grid chosen on this device, else the home one. */
export const place = computed<Place | null>(() => chosen.value ?? person.value?.homeGrid ?? null);

// the server sends the shelf of this place along with the first page
watch(
  () => place.value?.code,
  (code) => {
    // biome-ignore lint/suspicious/noDocumentCookie: WeChat's browser has no cookie store
    if (code) document.cookie = `${name}=${code}; path=/; max-age=31536000; samesite=lax`;
  },
  { immediate: true },
);

/** A person without a home micro-grid gets the first one they choose as theirs. */
export async function choosePlace(next: Place): Promise<void> {
  chosen.value = next;
  try {
    localStorage.setItem(name, JSON.stringify(next));
  } catch {
    // Without storage the choice holds for this visit.
  }
  const current = session.value;
  if (current?.person && current.person.homeGrid === null) {
    const { data } = await api.PATCH('/api/me', { body: { homeGrid: next.code } });
    if (data) session.value = { ...current, person: data };
  }
}
