import { defineError } from '../../../../kernel/errors.ts';

/** Fewer seats than before, and at least one. */
export const seatsNotFewer = defineError('refused', 'seats_not_fewer');
