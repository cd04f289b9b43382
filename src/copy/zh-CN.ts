/** Every sentence for people, in one place. Another language is another folder of the same shape. */
export { datedTime } from './zh-CN/dates.ts';
export { errorSentences } from './zh-CN/errors.ts';
export { kindNotices } from './zh-CN/kinds/index.ts';
export { noticeSentences, unsaidReason } from './zh-CN/notices.ts';
export { paymentSentences } from './zh-CN/payments.ts';
export { smsSentences } from './zh-CN/sms.ts';
