/** The sentences of goods; another language is another file of the same shape. */
export { goodPages as words } from '../../../../copy/zh-CN/kinds/good.pages.ts';
