/** Where a visit at home goes to. */
export interface Visit {
  text: string;
  contactName: string;
  contactPhone: string;
  grid: string;
}

export const isPhone = (text: string): boolean => /^1[3-9]\d{9}$/.test(text);
