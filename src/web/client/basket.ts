import { computed, ref } from 'vue';

/** What somebody has put aside to order, on this device alone; an article stands in it once. */
export interface BasketLine {
  kind: string;
  listingId: string;
  title: string;
  count: number;
}

const name = 'basket';
const mostLines = 20;
const mostOfOne = 99;

const isLine = (each: Partial<BasketLine> | null): each is BasketLine =>
  typeof each?.listingId === 'string' &&
  typeof each.kind === 'string' &&
  typeof each.title === 'string' &&
  Number.isInteger(each.count) &&
  (each.count ?? 0) > 0;

function remembered(): BasketLine[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(name) ?? '[]');
    return Array.isArray(read) ? read.filter(isLine).slice(0, mostLines) : [];
  } catch {
    return [];
  }
}

const lines = ref<BasketLine[]>(remembered());
// another tab of the same device has the same basket
window.addEventListener('storage', ({ key }) => {
  if (key === name) lines.value = remembered();
});

function keep(next: BasketLine[]): void {
  lines.value = next;
  try {
    localStorage.setItem(name, JSON.stringify(next));
  } catch {
    // Without storage the basket lives as long as the page.
  }
}

export const basket = computed<readonly BasketLine[]>(() => lines.value);
export const inBasket = (listingId: string): number =>
  lines.value.find((each) => each.listingId === listingId)?.count ?? 0;

/** So many of it lie in the basket; none: it is taken out. False where the basket is full. */
export function setInBasket(line: Omit<BasketLine, 'count'>, count: number): boolean {
  const now = remembered();
  const at = now.findIndex(({ listingId }) => listingId === line.listingId);
  if (count > 0 && at < 0 && now.length >= mostLines) return false;
  const next = { ...line, count: Math.min(count, mostOfOne) };
  if (count <= 0) keep(now.filter((_, index) => index !== at));
  else keep(at < 0 ? [...now, next] : now.map((each, index) => (index === at ? next : each)));
  return true;
}

/** More of it: one article is one line. */
export const addToBasket = (line: Omit<BasketLine, 'count'>, count: number): boolean =>
  setInBasket(line, inBasket(line.listingId) + count);

export function takeOut(listingIds: readonly string[]): void {
  keep(remembered().filter(({ listingId }) => !listingIds.includes(listingId)));
}
