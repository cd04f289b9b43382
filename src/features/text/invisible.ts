import type { FieldError } from '../../kernel/errors.ts';
import { textInvisible } from './text.errors.ts';

/** A character that nobody sees: where it stands (in UTF-16 units) and which it is (`U+200B`). */
export interface Invisible {
  at: number;
  code: string;
}

// Format characters (zero-width, direction, tags, soft hyphen), controls but for tab and line ends, line and paragraph
// separators, lone surrogates, selectors of variants, the joiner of graphemes, and letters that are drawn as nothing.
const unseen = new RegExp(
  [
    String.raw`[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]`,
    String.raw`[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]`,
    String.raw`[\u034f\u180b-\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]`,
    // what stands for bytes that were no text
    String.raw`\ufffd`,
    String.raw`[\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]`,
  ].join('|'),
  'gu',
);
// What keyboards put into pictures: a heart's selector, a keycap, a family's joiners, a flag of tags.
const shown = String.raw`\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?`;
const picture = new RegExp(
  [
    String.raw`[#*0-9]\ufe0f?\u20e3`,
    String.raw`\u{1f3f4}[\u{e0020}-\u{e007e}]{1,8}\u{e007f}`,
    String.raw`${shown}(?:\u200d${shown})*\ufe0e?`,
  ].join('|'),
  'gu',
);

/** The invisible and direction characters and lone surrogates of a text; those inside an emoji are part of it. */
export function invisible(text: string): Invisible[] {
  if (text.search(unseen) < 0) return [];
  const pictures = [...text.matchAll(picture)].map(({ index, 0: { length } }) => [index, index + length]);
  const isDrawn = (at: number) => pictures.some(([from = 0, to = 0]) => at >= from && at < to);
  return [...text.matchAll(unseen)]
    .filter(({ index }) => !isDrawn(index))
    .map(({ index, 0: character }) => ({
      at: index,
      code: `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    }));
}

const mostErrors = 20;

function collect(value: unknown, path: string, errors: FieldError[]): void {
  if (errors.length >= mostErrors) return;
  if (typeof value === 'string') {
    const [first] = invisible(value);
    if (first) errors.push({ path, message: `holds the invisible character ${first.code} at ${first.at}` });
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value)) collect(each, `${path}/${name}`, errors);
  }
}

/** Judges every text of what somebody sent. Throws `text_invisible` with the paths of the fields. */
export function refuseInvisible(part: string, value: unknown): void {
  const errors: FieldError[] = [];
  collect(value, `/${part}`, errors);
  const [first] = errors;
  if (first) throw textInvisible({ field: fieldOf(first.path) }, errors);
}

/** The name of the field a path leads to; numbers are places in a list. */
function fieldOf(path: string): string {
  return (
    path
      .split('/')
      .filter((name) => !/^\d*$/.test(name))
      .at(-1) ?? ''
  );
}
