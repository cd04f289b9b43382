import { computed, ref, shallowRef } from 'vue';
import type { operations } from '../../contract/types.gen.ts';
import { api } from './api.ts';
import { request } from './request.ts';
import { hasRole, person } from './session.ts';

type Duty = operations['listMyDuties']['responses'][200]['content']['application/json']['items'][number];

/** Whom the asker is on duty for. */
export const duties = shallowRef<readonly Duty[]>([]);
const chosen = ref('');
let readFor: string | null = null;

/** As whom they act now, by id; empty: as themselves. */
export const actingAs = computed({
  get: () => (duties.value.some(({ id }) => id === chosen.value) ? chosen.value : firstChoice()),
  set: (id) => {
    chosen.value = id;
  },
});
export const actingDuty = computed(() => duties.value.find(({ id }) => id === actingAs.value) ?? null);

/** Who is no artisan has nothing of their own here. */
const firstChoice = () => (hasRole('artisan') ? '' : (duties.value[0]?.id ?? ''));

/** Read anew for each page that asks, because a roster may have changed. */
export async function loadDuties(): Promise<void> {
  if (!person.value || !hasRole('artisan', 'staff')) {
    duties.value = [];
    return;
  }
  if (readFor !== person.value.id) {
    chosen.value = '';
    duties.value = [];
    readFor = person.value.id;
  }
  await request(() => api.GET('/api/me/duties'))
    .then(({ items }) => {
      duties.value = items;
    })
    .catch(() => {});
}
