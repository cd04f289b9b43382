/** Every sentence for people, in one place. Another language is another file of the same shape. */
export { errorSentences } from './zh-CN/errors.ts';
export { smsSentences } from './zh-CN/sms.ts';
