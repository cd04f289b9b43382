/** Every sentence for people, in one place. Another language is another folder of the same shape. */
export { datedTime } from './zh-CN/dates.ts';
export { errorSentences } from './zh-CN/errors.ts';
export { noticeSentences } from './zh-CN/notices.ts';
export { smsSentences } from './zh-CN/sms.ts';
