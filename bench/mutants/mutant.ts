/** One deliberate mistake in `src`, and the tests of which at least one must go red over it. */
export interface Mutant {
  /** In few words, what holds no more. */
  name: string;
  file: string;
  /** Stands in the file exactly once. */
  find: string;
  put: string;
  tests: readonly string[];
  /** Only the tests whose names match, where the file has many slow ones. */
  grep?: string;
}

/** Mistakes in one file that the same tests should find. */
export const inFile = (
  file: string,
  tests: readonly string[],
  mistakes: readonly (readonly [name: string, find: string, put: string, grep?: string])[],
): Mutant[] =>
  mistakes.map(([name, find, put, grep]) => ({
    ...{ name, file: `src/${file}`, find, put },
    tests: tests.map((test) => `test/${test}.test.ts`),
    ...(grep === undefined ? {} : { grep }),
  }));
