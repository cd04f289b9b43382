import { defineError } from '../../kernel/errors.ts';

/** Only an active artisan lists, submits and resumes. */
export const artisanNeeded = defineError('forbidden', 'artisan_needed');
/** Staff cannot put on the shelf what a suspended artisan offers. */
export const artisanInactive = defineError('refused', 'artisan_inactive');
/** The category is meant for other kinds of order. */
export const categoryKindRefused = defineError('refused', 'category_kind_refused');
/** The price breaks the rule of its kind; the field error says which. */
export const priceRefused = defineError('refused', 'price_refused');
/** All that is ever said of a listing that cannot be walked to. */
export const outOfReach = defineError('missing', 'out_of_reach');
/** A change of what is offered that is what is offered. */
export const nothingChanged = defineError('refused', 'nothing_changed');
