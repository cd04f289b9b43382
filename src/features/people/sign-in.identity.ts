import { after, before, day } from '../../kernel/clock.ts';
import { normalise } from '../text/index.ts';
import { digest } from './asker.ts';
import { identityNeeded, identityWrong } from './person.errors.ts';
import type { Person } from './person.ts';
import type { SignInStore } from './sign-in.store.ts';

export interface IdentityDeps {
  store: Pick<SignInStore, 'spend'>;
  /** After how many days without a sign-in a number may be somebody else's by now. */
  idleDays(): Promise<number>;
}
/** What somebody says of themselves who comes by a number that was idle. */
export interface Identity {
  name?: string | undefined;
  /** They were never here. */
  fresh?: boolean | undefined;
}

const mostNames = 3;
const plain = (name: string) => normalise(name).replace(/\s/g, '');

/**
 * Numbers are given to others after a while. Whoever comes by one that nobody has used here for long, on a device that
 * its person has never used, says the name they had here, or begins anew; what the other one left stays theirs.
 */
export class IdentityQuestion {
  readonly #deps: IdentityDeps;
  constructor(deps: IdentityDeps) {
    this.#deps = deps;
  }

  /** Whether the person has to be asked; nobody who never said a name can be. */
  async isDue(person: Person, isKnown: boolean, now: Date): Promise<boolean> {
    if (isKnown || person.name === '') return false;
    const idle = (await this.#deps.idleDays()) * day;
    return (person.lastInAt ?? person.createdAt) < before(now, idle);
  }

  /** Whether it is the person, or somebody new. Throws `identity_needed`, `identity_wrong`. */
  async judge({ _id, name }: Person, said: Identity, now: Date): Promise<'same' | 'new'> {
    if (said.fresh === true) return 'new';
    if (said.name === undefined) throw identityNeeded();
    // counted before it is compared, whoever asks and from where
    const tries = await this.#deps.store.spend(`identity ${digest(_id)}`, after(now, day));
    const left = mostNames - tries;
    if (left < 0) throw identityWrong({ left: 0 });
    if (plain(said.name) !== plain(name)) throw identityWrong({ left });
    return 'same';
  }
}
