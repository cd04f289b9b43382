import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { now, session } from '../client/session.ts';
import { chinaDate } from '../format/time.ts';

const readers = ['staff', 'supervisor', 'auditor', 'admin'];

/** Which month of which grids the address asks for; without a word of it the month that runs, of all of one's grids. */
export function useLedgerQuery() {
  const route = useRoute();
  const router = useRouter();
  const said = (name: string): string => {
    const value = route.query[name];
    return typeof value === 'string' ? value : '';
  };
  const grids = [
    ...new Set(session.value?.roles.filter(({ role }) => readers.includes(role)).map(({ grid }) => grid)),
  ];
  const asked = computed(() => {
    const grid = said('grid');
    const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(said('month'))
      ? said('month')
      : chinaDate(now()).slice(0, 7);
    return { month, ...(grids.includes(grid) && { grid }) };
  });
  const ask = (next: { month?: string; grid?: string }): void => {
    const query = { ...route.query, ...next };
    void router.replace({ query: Object.fromEntries(Object.entries(query).filter(([, value]) => value)) });
  };
  return { asked, ask, grids, account: computed(() => said('account')) };
}
