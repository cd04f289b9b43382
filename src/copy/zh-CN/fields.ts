import { kindFieldNames } from './kinds/field-names.ts';

/** What people call the fields they write text in, for sentences that name one; `/name` alone is not enough. */
export const fieldNames = {
  address: '地址',
  bank: '开户行',
  called: '称呼',
  holder: '户名',
  contactName: '联系人',
  description: '说明',
  details: '情况',
  displayName: '对外称呼',
  introduction: '自我介绍',
  licence: '执照号',
  login: '登录名',
  name: '姓名',
  note: '备注',
  password: '密码',
  purpose: '用途',
  q: '查找的内容',
  reason: '原因',
  receipt: '凭据',
  shopAddress: '店铺地址',
  text: '内容',
  title: '标题',
  words: '想找的东西',
  ...kindFieldNames,
} as const;
