/** The sentences of pick-ups; another language is another file of the same shape. */
export { pickupPages as words } from '../../../../copy/zh-CN/kinds/pickup.pages.ts';
