import { defineError } from '../../kernel/errors.ts';

/** No unit is free on all of these days. */
export const unitsTaken = defineError('conflict', 'units_taken');
/** A listing has as many units as one may have. */
export const tooManyUnits = defineError('refused', 'too_many_units');
