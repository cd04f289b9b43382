import { defineError } from '../../kernel/errors.ts';

export const fileEmpty = defineError('refused', 'file_empty');
/** Not JPEG, PNG or WebP by its content. */
export const fileTypeRefused = defineError('mediatype', 'file_type_refused');
/** What iPhones take unless they are told otherwise. */
export const fileHeicRefused = defineError('mediatype', 'file_heic_refused');
/** A picture that is something else as well: an archive, a page, a document. */
export const fileDisguised = defineError('refused', 'file_disguised');
/** Begins as a picture and cannot be decoded to its end. */
export const fileBroken = defineError('refused', 'file_broken');
/** More pixels than are ever decoded. */
export const pictureTooLarge = defineError('refused', 'picture_too_large');
/** Too many pictures wait to be made smaller; the same is taken a little later. */
export const filesBusy = defineError('unavailable', 'files_busy');
/** Too many of a person's pictures belong to nothing. */
export const filesUnused = defineError('limited', 'files_unused');
/** A picture that is not the person's own, is for something else, belongs to another thing, or is gone. */
export const pictureRefused = defineError('refused', 'picture_refused');
