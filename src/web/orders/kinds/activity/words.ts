/** The sentences of activities; another language is another file of the same shape. */
export { activityPages as words } from '../../../../copy/zh-CN/kinds/activity.pages.ts';
