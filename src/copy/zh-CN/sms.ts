/** Text messages. */
export const smsSentences = {
  code: '【达人超市】验证码 {code}，5 分钟内有效，请勿告诉他人。',
} as const;
