/** What touches the same account follows one another within this process; other processes are told apart by the store. */
export class Lanes {
  readonly #last = new Map<string, Promise<unknown>>();

  run<T>(accounts: readonly string[], work: () => Promise<T>): Promise<T> {
    const mine = Promise.all(accounts.map((account) => this.#last.get(account))).then(work);
    const ended = mine
      .catch(() => undefined)
      .then(() => {
        for (const account of accounts) if (this.#last.get(account) === ended) this.#last.delete(account);
      });
    for (const account of accounts) this.#last.set(account, ended);
    return mine;
  }
}
