/** The sentences of the pages; another language is another file of the same shape. */
export { pages as t } from '../copy/zh-CN/pages.ts';
