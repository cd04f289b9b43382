import { shallowRef } from 'vue';

/** Whose answer is shown, of all that offer steps on a page: one thing is said at a time. */
export const speaking = shallowRef<symbol | null>(null);
