import { defineError } from '../../kernel/errors.ts';

export const demoOff = defineError('missing', 'demo_off');
