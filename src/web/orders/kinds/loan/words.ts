/** The sentences of loans; another language is another file of the same shape. */
export { loanPages as words } from '../../../../copy/zh-CN/kinds/loan.pages.ts';
