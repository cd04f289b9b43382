/** What stands on cards of rooms. */
export const roomCardWords = {
  group: '场地',
  card: (count: number): string => `按小时 · 最多 ${count} 人`,
};
