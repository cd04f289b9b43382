import { loanOfferWords } from './loan.offer.ts';
import { loanOrderWords } from './loan.order.ts';

/** What the pages say of things to borrow beside what they say of every kind. */
export const loanPages = { order: loanOrderWords, offer: loanOfferWords };

/** What people call the fields that only loans have. */
export const loanFieldNames = { pickUpAddress: '取货地址' } as const;

/** What people are told of loans, by `loan.<step>.<as whom>`. */
export const loanNotices = {
  'loan.expire_claim.resident': '您要借的“{title}”没有留住，已取消，不用付款。',
  'loan.lapse.resident': '您要借的“{title}”15 分钟内没有付款，已取消。',
  'loan.lapse_stopped.resident': '您要借的“{title}”暂时不外借了，已取消，不用付款。',
  'loan.pay.provider': '有人要借“{title}”，{when}来取。请尽快答复，过时会自动退给居民。',
  'loan.accept.resident': '“{title}”借到了，{when}来取，出示订单页上的签到码。{endWhen}前归还。',
  'loan.accept_instant.resident': '“{title}”借到了，{when}来取，出示订单页上的签到码。{endWhen}前归还。',
  'loan.accept_instant.provider': '{when}有人来取“{title}”（{unit} 号），请准备好。',
  'loan.accept.provider': '{when}有人来取“{title}”（{unit} 号），请准备好。',
  'loan.decline.resident': '“{title}”没有借到：{reason}。钱全额退回。',
  'loan.expire.resident': '“{title}”没有及时答复，钱全额退回。',
  'loan.expire.provider': '{when}要借的“{title}”没有及时答复，已退给居民。',
  'loan.retract.provider': '居民不借{when}的“{title}”了。',
  'loan.cancel.provider': '居民不借{when}的“{title}”了。',
  'loan.withdraw.resident': '“{title}”借不成了：{reason}。租金和押金全额退回。',
  'loan.withdraw_stopped.resident': '“{title}”暂时不外借了，付过的钱全额退回。',
  'loan.withdraw_missing.resident': '您要借的“{title}”前面的人没有还，或者坏了，也没有别的可换。钱全额退回。',
  'loan.withdraw_missing.provider': '{when}要借的“{title}”没有东西可借，已取消并退给居民。',
  'loan.call_off.resident': '社区取消了“{title}”：{reason}。退回 {refund} 元。',
  'loan.call_off.provider': '社区取消了“{title}”：{reason}。',
  'loan.swap.resident': '您借的“{title}”换成 {unit} 号，日子和钱都不变。',
  'loan.swap.provider': '{when}来取的“{title}”换成 {unit} 号。',
  'loan.miss_provider.provider': '居民说来取“{title}”时没有人。不同意请在 48 小时内提出争议。',
  'loan.expire_pickup.resident': '您没有来取“{title}”。若没有异议，48 小时后退回 {refund} 元。',
  'loan.expire_pickup.provider':
    '居民没有来取“{title}”。若没有异议，48 小时后退给居民 {refund} 元，其余归您。',
  'loan.settle_missed.resident': '“{title}”已了结，退回 {refund} 元。',
  'loan.settle_missed.provider': '“{title}”已了结。',
  'loan.hand_out.resident': '“{title}”（{unit} 号）交给您了，请在{endWhen}前归还。',
  'loan.renew.provider': '居民续借“{title}”，改到{endWhen}前归还。',
  'loan.become_overdue.resident': '“{title}”该还了。晚还会从押金里扣钱，请尽快归还。',
  'loan.become_overdue.provider': '“{title}”（{unit} 号）到时间没有还，还回来之前不再借给别人。',
  'loan.remind.resident': '“{title}”还没有还，每晚一天都要从押金里扣钱，请尽快归还。',
  'loan.remind.staff': '“{title}”过了归还时间三天以上，请帮忙催一催。',
  'loan.take_back.resident': '“{title}”还好了，押金退回 {refund} 元，扣下 {kept} 元。',
  'loan.take_back_damaged.resident':
    '“{title}”还回来有损坏：{reason}。若没有异议，48 小时后押金退回 {refund} 元。',
  'loan.accept_damage.resident': '“{title}”的押金退回 {refund} 元。',
  'loan.accept_damage.provider': '“{title}”的损坏已认可，从押金扣下 {kept} 元。',
  'loan.give_up.resident': '“{title}”过了 14 天没有还，按丢失处理，押金不退。东西还在请马上联系。',
  'loan.give_up.provider': '“{title}”（{unit} 号）过了 14 天没有还，按丢失处理，押金归您。',
  'loan.give_up.staff': '“{title}”过了 14 天没有还，已按丢失处理。',
  'loan.find.resident': '“{title}”找回来了，押金退回 {refund} 元，扣下 {kept} 元。',
  'loan.dispute.resident': '“{title}”有争议，社区会在三天内处理。',
  'loan.dispute.provider': '“{title}”有争议，社区会在三天内处理。',
  'loan.dispute.staff': '“{title}”有争议，请问清东西在哪里，在三天内处理。',
  'loan.resolve.resident': '“{title}”的争议已处理：{reason}。退回 {refund} 元。',
  'loan.resolve.provider': '“{title}”的争议已处理：{reason}。退给居民 {refund} 元，归您 {payable} 元。',
  'loan.escalate.resident': '“{title}”的争议三天内没有处理，已转到上一级。',
  'loan.escalate.provider': '“{title}”的争议三天内没有处理，已转到上一级。',
  'loan.escalate.staff': '“{title}”的争议已升级到本级，请在三天内处理。',
  'loan.default.resident': '“{title}”的争议按约定了结。',
  'loan.default.provider': '“{title}”的争议按约定了结。',
  'loan.settle.provider': '“{title}”的款项已计入您的收入。',
} as const;
