import { after, day } from '../../kernel/clock.ts';
import type { ProcessDoc, Takes } from '../../kernel/process.ts';

/** Another number for somebody who cannot sign in by the one they had, vouched for by two people who work here. */
export interface PhoneChange extends ProcessDoc {
  personId: string;
  /** The number they had when it was asked for. */
  before: string;
  phone: string;
  /** How it was seen who asks. */
  reason: string;
  /** Where the person lives and works, with everything above. */
  gridPath: string[];
  proposerId: string;
  /** From when the new number can be signed in with; null until a second person has confirmed. */
  availableAt: Date | null;
  expiresAt: Date;
}

export type PhoneChangeState = 'proposed' | 'confirmed' | 'taken' | 'refused' | 'withdrawn' | 'expired';
export const openStates: readonly PhoneChangeState[] = ['proposed', 'confirmed'];
/** `owner`: whose number it is. `proposer`, `second`: who helps them, and somebody else who does. */
export type PhoneChangeRelation = 'owner' | 'proposer' | 'second';
export interface PhoneChangeTypes {
  doc: PhoneChange;
  state: PhoneChangeState;
  relation: PhoneChangeRelation;
  steps: {
    propose: Takes<object, { reason: string }>;
    confirm: Takes<{ availableAt: Date }>;
    refuse: Takes;
    withdraw: Takes<{ reason: string }, { reason: string }>;
    take: Takes;
    expire: Takes;
  };
}

/** How long it waits for a second person, and afterwards for the first sign-in by the new number. */
const openDays = 14;
export const expiryOf = (from: Date): Date => after(from, openDays * day);
