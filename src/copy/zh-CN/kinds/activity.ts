/** What people call the fields that only activities have. */
export const activityFieldNames = { venue: '地点', theme: '这场的主题' } as const;

/** What people are told of activities, by `activity.<step>.<as whom>`. */
export const activityNotices = {
  'activity.expire_claim.resident': '您报的“{title}”没有留住名额，已取消，不用付款。',
  'activity.lapse.resident': '您报的“{title}”15 分钟内没有付款，名额已放开。',
  'activity.lapse_stopped.resident': '您报的“{title}”这一场不办了，已取消，不用付款。',
  'activity.pay.resident': '“{title}”报上名了，{when}开始，{count} 位。到时请出示订单页上的入场码。',
  'activity.pay.provider': '有人报了{when}的“{title}”，{count} 位。',
  'activity.remind.resident': '提醒您：“{title}”{when}开始，{count} 位，地点看订单页。',
  'activity.move.resident': '“{title}”改到{newWhen}：{reason}。不能来的，{answerBy}前取消全额退款。',
  'activity.reduce.provider': '{when}的“{title}”有人少来几位，现在 {count} 位。',
  'activity.cancel.provider': '有人取消了{when}的“{title}”，{count} 位。',
  'activity.call_off.resident': '社区取消了您报的“{title}”：{reason}。退回 {refund} 元。',
  'activity.call_off.provider': '社区取消了一份“{title}”的报名：{reason}。',
  'activity.call_off_session.resident': '{when}的“{title}”不办了：{reason}。付过的钱全额退回。',
  'activity.call_off_session.provider': '{when}的“{title}”不办了，{count} 位的钱已全额退回。',
  'activity.finish.resident': '“{title}”结束了，来写个评价吧。',
  'activity.miss.resident': '“{title}”没有登记您到场。去了的话，请在订单里说一声。',
  'activity.miss.provider': '“{title}”有 {count} 位没有登记到场。',
  'activity.miss_listed.resident': '“{title}”没有登记您到场，费用不退。去了的话，请在 48 小时内提出争议。',
  'activity.miss_listed.provider': '“{title}”有 {count} 位没有到场，若没有异议，两天后款项归您。',
  'activity.miss_unlisted.resident': '“{title}”没有人点名。若没有异议，两天后全额退给您。',
  'activity.miss_unlisted.provider':
    '“{title}”有 {count} 位没有点名，两天后全额退回。人来了的话，请在 48 小时内提出争议。',
  'activity.dispute.resident': '“{title}”有争议，社区会在三天内处理。',
  'activity.dispute.provider': '“{title}”有争议，社区会在三天内处理。',
  'activity.dispute.staff': '“{title}”有争议，请在三天内处理。',
  'activity.resolve.resident': '“{title}”的争议已处理：{reason}。退回 {refund} 元。',
  'activity.resolve.provider': '“{title}”的争议已处理：{reason}。退给居民 {refund} 元，归您 {payable} 元。',
  'activity.escalate.resident': '“{title}”的争议三天内没有处理，已转到上一级。',
  'activity.escalate.provider': '“{title}”的争议三天内没有处理，已转到上一级。',
  'activity.escalate.staff': '“{title}”的争议已升级到本级，请在三天内处理。',
  'activity.default.resident': '“{title}”的争议按约定了结。',
  'activity.default.provider': '“{title}”的争议按约定了结。',
  'activity.settle.provider': '“{title}”的款项已计入您的收入。',
} as const;
