import { defineError } from '../../kernel/errors.ts';

/** It was cancelled, has begun, or is too far ahead. */
export const sessionGone = defineError('conflict', 'session_gone');
/** So many seats are not there. */
export const seatsSoldOut = defineError('conflict', 'seats_sold_out');
/** One person holds as many as one may already. */
export const tooManySeats = defineError('refused', 'too_many_seats');
/** Whoever holds it is busy on some of the dates. */
export const sessionsCollide = defineError('conflict', 'sessions_collide');
/** Nothing is left of a series, or it begins too soon or too late. */
export const sessionTimeWrong = defineError('refused', 'session_time_wrong');
