/** One sentence per error code: what is wrong and what to do next. `{name}` is filled from the error. */
export const errorSentences = {
  // the pipeline
  internal: '服务出了点问题，请稍后再试。',
  malformed: '请求的格式不对，请检查后再试。',
  invalid: '有内容没有填对，请按提示修改。',
  unauthenticated: '请先登录。',
  forbidden: '您没有这项操作的权限。',
  csrf_refused: '页面已过期，请刷新后再试。',
  not_found: '没有找到，可能已被删除或您无权查看。',
  step_closed: '现在不能做这一步了，请刷新看看最新情况。',
  conflict: '刚刚有人抢先了一步，请刷新后再试。',
  stale_version: '内容已被改动，请刷新后在新版本上修改。',
  version_required: '请先读取最新版本再修改。',
  body_too_large: '内容太大了，请精简后再提交。',
  media_type: '请用 JSON 格式提交。',
  too_many: '操作太频繁了，请稍等片刻再试。',
  unavailable: '服务暂时不可用，请稍后再试。',
  idempotency_key_reused: '同一个请求编号被用在了不同的内容上，请刷新后再试。',
  idempotency_running: '上一次提交还在处理，请稍等。',
  // people
  code_wrong: '验证码不对或已过期，请重新获取。',
  password_wrong: '账号或密码不对。',
  login_taken: '这个登录名已被使用，请换一个。',
  address_limit: '地址最多保存 {most} 个，请先删除不用的。',
  demo_off: '演示功能没有开启。',
  // payments
  notification_forged: '这条通知不是微信支付发来的。',
  refund_exceeds: '退款超过了可退金额，最多还可退 {leftFen} 分。',
  refund_unpaid: '这笔款还没有到账，没有可退的钱。',
  refund_too_many: '这笔款的退款次数已经用完，请联系社区工作人员。',
} as const;
