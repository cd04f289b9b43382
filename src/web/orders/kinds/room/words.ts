/** The sentences of rooms; another language is another file of the same shape. */
export { roomPages as words } from '../../../../copy/zh-CN/kinds/room.pages.ts';
