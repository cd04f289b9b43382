import { defineError } from '../../../../kernel/errors.ts';

/** Not one of the listing's pick-up windows, over already, or too far ahead. */
export const windowNotOffered = defineError('refused', 'window_not_offered');

/** Lines of several providers, or from several places, are several orders. */
export const notTogether = defineError('refused', 'not_together');

/** Something of it is only fetched. */
export const notDelivered = defineError('refused', 'not_delivered');
/** It is too late for a meal of that window. */
export const cutOffPassed = defineError('refused', 'cut_off_passed');
