import { ref, watch } from 'vue';
import type { t } from '../copy.ts';

export type Column = Exclude<keyof typeof t.staffOrders.table, 'number'>;
/** In the order in which they stand; the number stands before all of them. */
export const everyColumn: readonly Column[] = [
  'kind',
  'title',
  'state',
  'resident',
  'provider',
  'place',
  'start',
  'amount',
  'paid',
  'back',
  'created',
];

const usual: readonly Column[] = [
  'title',
  'state',
  'resident',
  'provider',
  'start',
  'amount',
  'back',
  'created',
];
const name = 'desk.orders.columns';

function kept(): Column[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    if (Array.isArray(read)) return everyColumn.filter((column) => read.includes(column));
  } catch {
    // falls through: no place to keep them, or something else stood there
  }
  return [...usual];
}

/** The columns that somebody has chosen, remembered on this device. */
export function useColumns() {
  const chosen = ref(kept());
  watch(chosen, (next) => {
    try {
      localStorage.setItem(name, JSON.stringify(next));
    } catch {
      // they hold until the page is left
    }
  });
  return chosen;
}

/** With a column more or less, each at its place. */
export const withColumn = (chosen: readonly Column[], column: Column, isShown: boolean): Column[] =>
  everyColumn.filter((each) => (each === column ? isShown : chosen.includes(each)));
