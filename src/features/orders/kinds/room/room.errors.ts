import { defineError } from '../../../../kernel/errors.ts';

/** More people than the room holds. */
export const roomTooSmall = defineError('refused', 'room_too_small');
/** More hours than one party may have at a time. */
export const tooManyHours = defineError('refused', 'too_many_hours');
