import type { Gateway, Outcome } from '../../src/kernel/outbox-message.ts';

export interface Sent {
  to: string;
  text: string;
}

/** A gateway that answers as it is told, and hangs where it is told nothing. */
export class ScriptedGateway implements Gateway {
  /** Everything that reached it, in order, taken or not. */
  readonly asked: Sent[] = [];
  readonly taken: Sent[] = [];
  /** How it answers from now on; null: not at all until `release`. */
  answer: Outcome['kind'] | null = 'taken';
  #waiting: (() => void)[] = [];
  most = 0;
  #now = 0;

  async send(to: string, text: string): Promise<Outcome> {
    this.asked.push({ to, text });
    this.#now += 1;
    this.most = Math.max(this.most, this.#now);
    if (this.answer === null) await new Promise<void>((done) => this.#waiting.push(done));
    else await new Promise((done) => setTimeout(done, 2));
    this.#now -= 1;
    const kind = this.answer ?? 'unknown';
    if (kind === 'taken') this.taken.push({ to, text });
    return { kind, why: `told to be ${kind}` };
  }

  /** Answers all that hang, and those to come. */
  release(answer: Outcome['kind']): void {
    this.answer = answer;
    for (const done of this.#waiting.splice(0)) done();
  }
}
