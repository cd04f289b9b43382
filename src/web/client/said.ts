let waiting = '';

/** Something that was done here and is said first on the next page. */
export function sayNext(says: string): void {
  waiting = says;
}

/** What is still to be said, once. */
export function takeSaid(): string {
  const said = waiting;
  waiting = '';
  return said;
}
