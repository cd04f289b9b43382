/** What people call the fields that only rooms have. */
export const roomFieldNames = { roomAddress: '场地地址' } as const;

/** What people are told of rooms, by `room.<step>.<as whom>`. */
export const roomNotices = {
  'room.expire_claim.resident': '您约的“{title}”没有约上：时间刚被占用。请换一个时间。',
  'room.lapse.resident': '您约的“{title}”15 分钟内没有付款，已取消。',
  'room.lapse_stopped.resident': '您约的“{title}”暂时不开放了，已取消，不用付款。',
  'room.withdraw_stopped.resident': '“{title}”暂时不开放了，已取消，付过的钱全额退回。',
  'room.pay.resident': '“{title}”约好了，{when} 见。',
  'room.pay.provider': '新预约：{when}“{title}”。',
  'room.cancel.provider': '居民取消了{when}的“{title}”。',
  'room.withdraw.resident': '{when}的“{title}”开不了：{reason}。已全额退款。',
  'room.call_off.resident': '社区取消了“{title}”：{reason}。退回 {refund} 元。',
  'room.call_off.provider': '社区取消了“{title}”：{reason}。',
  'room.check_in.resident': '“{title}”已登记您到场。',
  'room.check_in.provider': '居民已到场：“{title}”。',
  'room.miss_keeper.provider': '居民说{when}“{title}”没有人开门。不同意请在 48 小时内提出争议。',
  'room.miss.resident': '{when}“{title}”没有登记到场。若没有异议，48 小时后退回 {refund} 元。',
  'room.miss.provider':
    '居民没有来用{when}的“{title}”。若没有异议，48 小时后退给居民 {refund} 元，其余归您。',
  'room.end.resident': '“{title}”用完了，可以写个评价。',
  'room.dispute.resident': '“{title}”有争议，社区会在三天内处理。',
  'room.dispute.provider': '“{title}”有争议，社区会在三天内处理。',
  'room.dispute.staff': '“{title}”有争议，请在三天内处理。',
  'room.resolve.resident': '“{title}”的争议已处理：{reason}。退回 {refund} 元。',
  'room.resolve.provider': '“{title}”的争议已处理：{reason}。退给居民 {refund} 元，归您 {payable} 元。',
  'room.escalate.resident': '“{title}”的争议三天内没有处理，已转到上一级。',
  'room.escalate.provider': '“{title}”的争议三天内没有处理，已转到上一级。',
  'room.escalate.staff': '“{title}”的争议已升级到本级，请在三天内处理。',
  'room.default.resident': '“{title}”的争议按约定了结。',
  'room.default.provider': '“{title}”的争议按约定了结。',
  'room.settle.provider': '“{title}”的款项已计入您的收入。',
  'room.settle_missed.provider': '{when}“{title}”已了结。',
} as const;
