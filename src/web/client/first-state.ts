/** The first of these lists that holds something; the first of all where every one is empty or the server is silent. */
export async function firstFilled<S extends string>(
  states: readonly [S, ...S[]] | readonly [...S[], S],
  read: (state: S) => Promise<{ items: unknown[] }>,
): Promise<S> {
  for (const state of states) {
    const page = await read(state).catch(() => null);
    if (page === null) break;
    if (page.items.length > 0) return state;
  }
  return states[0];
}
