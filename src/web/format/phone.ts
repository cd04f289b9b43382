/** A number as people write it (`139 1234 5678`, `+86 139-1234-5678`) in its 11 digits. */
export const plainPhone = (text: string): string =>
  text.replace(/[\s\-()（）]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');

export const isPhone = (text: string): boolean => /^1[3-9]\d{9}$/.test(text);
