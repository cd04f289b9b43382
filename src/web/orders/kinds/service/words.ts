/** The service's own sentences; another language is another file of the same shape. */
export { servicePages as words } from '../../../../copy/zh-CN/kinds/service.pages.ts';
