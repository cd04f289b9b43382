/** Every sentence for people, in one place. Another language is another folder of the same shape. */
export { auditExport } from './zh-CN/audit.ts';
export { closedName, closingSentences } from './zh-CN/closing.ts';
export { datedTime } from './zh-CN/dates.ts';
export { errorSentences } from './zh-CN/errors.ts';
export { fieldNames } from './zh-CN/fields.ts';
export { kindNotices } from './zh-CN/kinds/index.ts';
export {
  noticeSentences,
  reportMeasures,
  roleTakenReason,
  unsaidInMessages,
  unsaidReason,
} from './zh-CN/notices.ts';
export { orderExport } from './zh-CN/orders.ts';
export { paymentSentences, transferSentences } from './zh-CN/payments.ts';
export { privacyVersion } from './zh-CN/privacy.ts';
export { settingBounds, settingSentences, settingUnits } from './zh-CN/settings.ts';
export { productName, smsSentences, wechatTitles } from './zh-CN/sms.ts';
export { wechatCheck } from './zh-CN/wechat-check.ts';
