import { GridFileError } from './grid.errors.ts';

const REPLACED = '\uFFFD';

/** How many letters beyond ASCII are there, and how many bytes are none. */
function foreignIn(text: string): { letters: number; broken: number } {
  let letters = 0;
  let broken = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < 0x80) continue;
    if (text[i] === REPLACED) broken++;
    else letters++;
  }
  return { letters, broken };
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return null;
    throw error;
  }
}

/**
 * The text of a grid file, UTF-8 with or without a byte order mark. Throws `GridFileError` with one sentence that
 * says what it is written in instead.
 */
export function decodeGridText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new GridFileError('The grid file is written in UTF-16: save it as UTF-8.');
  }
  const text = decode(bytes, 'utf-8');
  if (text !== null) return text;
  // In a damaged file most letters are still whole; in one of another encoding hardly any is.
  const { letters, broken } = foreignIn(new TextDecoder('utf-8').decode(bytes));
  if (broken > letters && decode(bytes, 'gb18030') !== null) {
    throw new GridFileError('The grid file is written in GBK: save it as UTF-8.');
  }
  throw new GridFileError('The grid file is not UTF-8 throughout: it may be damaged or truncated.');
}
