/** 261127-483920: the day and six digits. */
export const sayNumber = (number: string): string => number.replace(/^(\d{6})(?=\d)/, '$1-');
