import { defineError } from '../../../../kernel/errors.ts';

/** It was weighed again since the resident looked. */
export const weighingChanged = defineError('conflict', 'weighing_changed');
