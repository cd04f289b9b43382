import { defineError } from '../../kernel/errors.ts';

/** No unit is free on all of these days. */
export const unitsTaken = defineError('conflict', 'units_taken');
/** Nobody can wait for that: no day of it is ever lent, too many at once, or too long a span. */
export const daysNotLent = defineError('refused', 'days_not_lent');
/** A listing has as many units as one may have. */
export const tooManyUnits = defineError('refused', 'too_many_units');
