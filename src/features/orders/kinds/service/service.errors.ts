import { defineError } from '../../../../kernel/errors.ts';

export const visitRequired = defineError('refused', 'visit_required');
export const visitUnwanted = defineError('refused', 'visit_unwanted');
