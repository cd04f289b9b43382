import { defineError } from '../../kernel/errors.ts';

export const gridMissing = defineError('missing', 'grid_missing');

/** A grid file that cannot be taken; the message is one sentence for people. */
export class GridFileError extends Error {
  override readonly name = 'GridFileError';
}
