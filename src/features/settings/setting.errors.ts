import { defineError } from '../../kernel/errors.ts';

export const settingMissing = defineError('missing', 'setting_missing');
/** The sentence says what the value may be. */
export const settingRefused = defineError('refused', 'setting_refused');
/** Nothing was said on this grid that could be taken back. */
export const settingNotOwn = defineError('conflict', 'setting_not_own');
