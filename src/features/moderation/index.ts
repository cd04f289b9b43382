export { isRefused, judgeTexts } from './text.rules.ts';
