/** What stands on cards of pick-ups. */
export const pickupCardWords = {
  group: '上门回收',
  visits: '上门来收',
  perKg: (material: string, yuan: string): string => `${material} ${yuan} 元/公斤`,
  none: '近几天约满了',
};
