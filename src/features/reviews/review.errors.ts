import { defineError } from '../../kernel/errors.ts';

export const reviewWords = defineError('refused', 'review_words');
