import { defineError } from '../../kernel/errors.ts';

export const alreadyNominated = defineError('conflict', 'already_nominated');
export const ownNomination = defineError('refused', 'own_nomination');
/** Two different people check and approve; who nominated or owns decides nothing. */
export const secondPersonNeeded = defineError('forbidden', 'second_person_needed');
export const checkIncomplete = defineError('refused', 'check_incomplete');
export const papersNeeded = defineError('refused', 'papers_needed');
