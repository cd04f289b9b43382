/** The choices with the chosen one among them, even where it is none of the usual. */
export const including = (list: readonly number[], mine: number): number[] =>
  [...new Set([...list, mine])].sort((a, b) => a - b);
