import { pickupOfferWords } from './pickup.offer.ts';
import { pickupOrderWords } from './pickup.order.ts';

/** What the pages say of pick-ups beside what they say of every kind. */
export const pickupPages = { order: pickupOrderWords, offer: pickupOfferWords };

/** What people call the fields that only pick-ups have. */
export const pickupFieldNames = {
  roughly: '大概有什么',
  material: '收什么',
  materialPrices: '价目',
} as const;

/** What people are told of a pick-up, by `pickup.<step>.<as whom>`. */
export const pickupNotices = {
  'pickup.request.provider': '有人约您{when}上门收“{title}”，请尽快接单，到时还没接会自动取消。',
  'pickup.expire_claim.resident': '您约的“{title}”没有约上：这个时段刚约满。请换一个时段。',
  'pickup.assign.resident': '“{title}”接单了，{when}上门。来了请把订单页上的 6 位码告诉对方。',
  'pickup.assign.provider': '社区请您{when}上门收“{title}”。',
  'pickup.expire.resident': '{when}上门收“{title}”没有人接，已取消。打开订单可以改约最近的一趟。',
  'pickup.expire.provider': '{when}上门收“{title}”您没有接，已取消。',
  'pickup.cancel.provider': '居民取消了{when}上门收“{title}”。',
  'pickup.withdraw.resident': '{when}上门收“{title}”来不了：{reason}。打开订单可以改约最近的一趟。',
  'pickup.withdraw_stopped.resident': '“{title}”暂时不收了，{when}的上门已取消。',
  'pickup.call_off.resident': '社区取消了{when}上门收“{title}”：{reason}。',
  'pickup.call_off.provider': '社区取消了{when}上门收“{title}”：{reason}。',
  'pickup.miss_resident.resident': '{when}上门收“{title}”，没有人开门，已取消。可以再约。',
  'pickup.miss_collector.provider': '居民说{when}“{title}”您没有上门，记一次失约。',
  'pickup.forget.resident': '{when}上门收“{title}”没有下文，已取消。没有收成可以再约，有问题请找社区。',
  'pickup.forget.provider': '{when}上门收“{title}”没有下文，已取消。若已收走，请联系居民和社区。',
  'pickup.weigh.resident': '“{title}”称好了，一共 {amount} 元。请看清楚重量再确认。',
  'pickup.agree.provider': '居民认可“{title}”的重量，请付 {amount} 元现金。',
  'pickup.leave.resident': '“{title}”这次没有收：{reason}。',
  'pickup.leave.provider': '“{title}”这次没有收：{reason}。',
  'pickup.ask_staff.resident': '“{title}”的重量有分歧，社区会在三天内处理。',
  'pickup.ask_staff.provider': '“{title}”的重量有分歧，社区会在三天内处理。',
  'pickup.ask_staff.staff': '“{title}”的重量有分歧，请在三天内处理。',
  'pickup.ask_staff_unanswered.resident': '“{title}”称好一天了您还没有确认，已请社区处理。',
  'pickup.ask_staff_unanswered.provider': '“{title}”称好一天了居民还没有确认，已请社区处理。',
  'pickup.ask_staff_unanswered.staff': '“{title}”称好一天了居民还没有确认，请在三天内处理。',
  'pickup.hand_cash.resident':
    '对方说“{title}”已付您 {amount} 元现金。请确认收到；没收到请在 24 小时内提出争议。',
  'pickup.complete.provider': '“{title}”的 {amount} 元现金已两清，可以互相评价了。',
  'pickup.remind.provider': '您还没有付“{title}”的 {amount} 元，请尽快付给居民。',
  'pickup.remind.staff': '“{title}”的 {amount} 元还没有付给居民，请催一催。',
  'pickup.dispute.resident': '“{title}”有争议，社区会在三天内处理。',
  'pickup.dispute.provider': '“{title}”有争议，社区会在三天内处理。',
  'pickup.dispute.staff': '“{title}”有争议，请在三天内处理。',
  'pickup.resolve_sum.resident': '“{title}”的争议已处理：{reason}。还应付您 {amount} 元。',
  'pickup.resolve_sum.provider': '“{title}”的争议已处理：{reason}。请付居民 {amount} 元。',
  'pickup.resolve.resident': '“{title}”的争议已处理：{reason}。到此为止，不再付钱。',
  'pickup.resolve.provider': '“{title}”的争议已处理：{reason}。到此为止，不再付钱。',
  'pickup.escalate.resident': '“{title}”的争议三天内没有处理，已转到上一级。',
  'pickup.escalate.provider': '“{title}”的争议三天内没有处理，已转到上一级。',
  'pickup.escalate.staff': '“{title}”的争议已升级到本级，请在三天内处理。',
  'pickup.default.resident': '“{title}”的争议到期没有处理，到此为止，不再付钱。',
  'pickup.default.provider': '“{title}”的争议到期没有处理，到此为止，不再付钱。',
} as const;
