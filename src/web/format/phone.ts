/** What a Chinese keyboard writes in full width, in ASCII. */
const halfWidth = (text: string): string => text.normalize('NFKC');

/** A number as people write it (`139 1234 5678`, `+86 139-1234-5678`, in full width) in its 11 digits. */
export const plainPhone = (text: string): string =>
  halfWidth(text)
    .replace(/[\s\-()]/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '');

/** A code as people type it, in ASCII. */
export const plainCode = (text: string): string => halfWidth(text).replace(/\s/g, '');

export const isPhone = (text: string): boolean => /^1[3-9]\d{9}$/.test(text);
