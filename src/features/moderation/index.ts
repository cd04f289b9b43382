export { judge, judgeTexts } from './moderation.rules.ts';
