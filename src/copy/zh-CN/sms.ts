/** Text messages. */
export const smsSentences = {
  /** Gateways ask for the sender's name in front. */
  signed: '【达人超市】{text}',
  code: '验证码 {code}，5 分钟内有效，请勿告诉他人。',
} as const;
