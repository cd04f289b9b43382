export { isRefused, judge, judgeTexts } from './moderation.rules.ts';
