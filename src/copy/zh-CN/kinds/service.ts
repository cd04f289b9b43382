import { serviceOfferWords } from './service.offer.ts';
import { serviceOrderWords } from './service.order.ts';
import { serviceOutcomes } from './service.outcome.ts';

/** What the pages say of a service beside what they say of every kind. */
export const servicePages = {
  order: { ...serviceOrderWords, outcome: serviceOutcomes },
  offer: serviceOfferWords,
};

/** What people are told of a service, by `service.<step>.<as whom>`. */
export const serviceNotices = {
  'service.expire_claim.resident': '您预约的“{title}”没有约上：时间刚被占用。请换一个时间。',
  'service.lapse_stopped.resident': '您预约的“{title}”这位达人暂时不接单了，已取消，不用付款。',
  'service.withdraw_stopped.resident': '“{title}”这位达人暂时不接单了，已取消，付过的钱全额退回。',
  'service.lapse.resident': '您预约的“{title}”15 分钟内没有付款，已取消。',
  'service.pay.provider': '新预约：{when}“{title}”。请在 {answerBy} 前答复，过时会自动退给居民。',
  'service.accept.resident': '“{title}”已接单，{when} 见。到时请出示订单页上的签到码。',
  'service.accept.provider': '{when}“{title}”已约定，请准时。',
  'service.accept_with_time.resident':
    '“{title}”已接单，时间按您提的改到{when}。到时请出示订单页上的签到码。',
  'service.propose_time.resident': '达人想把{when}的“{title}”改到{newWhen}，请在订单里答复；没有答复就不改。',
  'service.propose_time.provider': '居民想把{when}的“{title}”改到{newWhen}，请在订单里答复；没有答复就不改。',
  'service.accept_time.resident': '“{title}”改期了，{when} 见。',
  'service.accept_time.provider': '“{title}”改期了，{when} 见。',
  'service.drop_time.resident': '“{title}”没有改期，仍是{when}。',
  'service.drop_time.provider': '“{title}”没有改期，仍是{when}。',
  'service.decline.resident': '“{title}”未能接单：{reason}。已全额退款。',
  'service.expire.resident': '“{title}”没有及时接单，已全额退款。',
  'service.expire.provider': '{when}“{title}”没有及时接单，已退给居民。',
  'service.retract.provider': '居民取消了{when}“{title}”的申请。',
  'service.cancel.provider': '居民取消了{when}的“{title}”。',
  'service.withdraw.resident': '达人不能赴约{when}的“{title}”：{reason}。已全额退款。',
  'service.call_off.resident': '社区取消了“{title}”：{reason}。退回 {refund} 元。',
  'service.call_off.provider': '社区取消了“{title}”：{reason}。',
  'service.miss_resident.resident': '达人说{when}“{title}”您没有到。不同意请在 48 小时内提出争议。',
  'service.miss_artisan.provider': '居民说{when}“{title}”您没有到。不同意请在 48 小时内提出争议。',
  'service.forget.resident': '{when}“{title}”没有开始。若没有异议，48 小时后全额退款。',
  'service.forget.provider': '{when}“{title}”没有开始。若已服务，请在 48 小时内提出争议。',
  'service.settle_missed.resident': '“{title}”已了结，退回 {refund} 元。',
  'service.settle_missed.provider': '{when}“{title}”已了结。',
  'service.quote.resident': '“{title}”报价 {amount} 元：{reason}。请在 48 小时内答复。',
  'service.agree.provider': '居民同意了“{title}”的报价，等待付款。',
  'service.refuse.provider': '居民没有同意“{title}”的报价，到此为止，已付的归您。',
  'service.refuse_more.provider': '居民没有同意“{title}”新加的报价，请照先前说好的继续做。',
  'service.pay_balance.provider': '“{title}”的尾款已付，可以施工。',
  'service.cash_balance.resident': '达人已登记收到“{title}”的现金尾款。',
  'service.drop_balance.resident': '“{title}”的尾款 48 小时内没有付，服务到此为止，不再另外收费。',
  'service.drop_balance.provider': '居民没有付“{title}”的尾款，服务到此为止，已付的归您。',
  'service.finish.resident': '“{title}”已完成，请确认。24 小时后自动确认。',
  'service.confirm.provider': '“{title}”已验收，可以互相评价了。',
  'service.dispute.resident': '“{title}”有争议，社区会在三天内处理。',
  'service.dispute.provider': '“{title}”有争议，社区会在三天内处理。',
  'service.dispute.staff': '“{title}”有争议，请在三天内处理。',
  'service.resolve.resident': '“{title}”的争议已处理：{reason}。退回 {refund} 元。',
  'service.resolve.provider': '“{title}”的争议已处理：{reason}。退给居民 {refund} 元，归您 {payable} 元。',
  'service.escalate.resident': '“{title}”的争议三天内没有处理，已转到上一级。',
  'service.escalate.provider': '“{title}”的争议三天内没有处理，已转到上一级。',
  'service.escalate.staff': '“{title}”的争议已升级到本级，请在三天内处理。',
  'service.default.resident': '“{title}”的争议按约定了结。',
  'service.default.provider': '“{title}”的争议按约定了结。',
  'service.settle.provider': '“{title}”的款项已计入您的收入。',
} as const;
