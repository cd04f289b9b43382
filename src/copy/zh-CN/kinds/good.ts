/** What an order of several articles is called. */
export const countedTitle = (title: string, count: number): string =>
  count === 1 ? title : `${title}等 ${count} 样`;

/** What people call the fields that only goods have. */
export const goodFieldNames = {
  pickUpAddress: '取货地址',
  unit: '单位',
  delivery: '送货',
  meal: '餐食',
} as const;

/** What people are told of goods, by `good.<step>.<as whom>`. */
export const goodNotices = {
  'good.expire_claim.resident': '您要的“{title}”没有留住，已取消，不用付款。',
  'good.lapse.resident': '您要的“{title}”15 分钟内没有付款，已取消。',
  'good.lapse_stopped.resident': '您要的“{title}”这位达人暂时不卖了，已取消，不用付款。',
  'good.withdraw_stopped.resident': '“{title}”这位达人暂时不卖了，已取消，付过的钱全额退回。',
  'good.pay.provider': '新订单：“{title}”，{when}来取，请先备好。',
  'good.pay_brought.provider': '新订单：“{title}”，{when}送到居民家，地址在订单里。',
  'good.cancel_brought.provider': '居民取消了{when}要送的“{title}”。',
  'good.pack_brought.resident': '“{title}”备好了，{when}给您送来，收货时出示订单页上的取货码。',
  'good.pack_short_brought.resident':
    '“{title}”备好了，少了一些，退回 {refund} 元。{when}给您送来，收货时出示订单页上的取货码。',
  'good.expire_pickup_brought.resident': '“{title}”没有送到您手里。若没有异议，48 小时后退回 {refund} 元。',
  'good.expire_pickup_brought.provider':
    '“{title}”没有交到居民手里。若没有异议，48 小时后退给居民 {refund} 元，其余归您。',
  'good.expire_pickup_meal.resident':
    '“{title}”过了取餐时间，这一顿没有取，不能退款。有异议请在 48 小时内提出争议。',
  'good.expire_pickup_meal.provider': '居民没有来取“{title}”。若没有异议，48 小时后这笔钱归您。',
  'good.contest.resident': '达人说退回的“{title}”有损坏：{reason}。社区会在三天内处理。',
  'good.contest.staff': '“{title}”退回的货有损坏，请在三天内处理。',
  'good.cancel.provider': '居民取消了{when}来取的“{title}”。',
  'good.withdraw.resident': '“{title}”取消了：{reason}。已全额退款。',
  'good.expire.resident': '“{title}”没有按时备好，已全额退款。',
  'good.expire.provider': '{when}来取的“{title}”没有按时备好，已退给居民，记一次失约。',
  'good.call_off.resident': '社区取消了“{title}”：{reason}。退回 {refund} 元。',
  'good.call_off.provider': '社区取消了“{title}”：{reason}。',
  'good.pack.resident': '“{title}”备好了，请{when}来取，出示订单页上的取货码。',
  'good.pack_short.resident':
    '“{title}”备好了，少了一些，退回 {refund} 元。请{when}来取，出示订单页上的取货码。',
  'good.miss_provider.provider': '居民说来取“{title}”时没有人交货。不同意请在 48 小时内提出争议。',
  'good.expire_pickup.resident': '“{title}”过了取货时间。若没有异议，48 小时后退回 {refund} 元。',
  'good.expire_pickup.provider':
    '居民没有来取“{title}”。若没有异议，48 小时后退给居民 {refund} 元，其余归您。',
  'good.settle_unclaimed.resident': '“{title}”已了结，退回 {refund} 元。',
  'good.settle_unclaimed.provider': '“{title}”已了结。',
  'good.give_back.resident': '达人退给您“{title}”的 {refund} 元：{reason}。',
  'good.confirm.provider': '居民确认收到“{title}”，可以互相评价了。',
  'good.return.provider': '居民要退“{title}”：{reason}。请在七天内答复。',
  'good.take_back.resident': '退回的“{title}”已收到，退款 {refund} 元。',
  'good.dispute.resident': '“{title}”有争议，社区会在三天内处理。',
  'good.dispute.provider': '“{title}”有争议，社区会在三天内处理。',
  'good.dispute.staff': '“{title}”有争议，请在三天内处理。',
  'good.expire_return.resident': '“{title}”的退货没有人答复，社区会在三天内处理。',
  'good.expire_return.provider': '“{title}”的退货七天没有答复，已转给社区处理。',
  'good.expire_return.staff': '“{title}”的退货七天没有人答复，请在三天内处理。',
  'good.resolve.resident': '“{title}”的争议已处理：{reason}。退回 {refund} 元。',
  'good.resolve.provider': '“{title}”的争议已处理：{reason}。退给居民 {refund} 元，归您 {payable} 元。',
  'good.escalate.resident': '“{title}”的争议三天内没有处理，已转到上一级。',
  'good.escalate.provider': '“{title}”的争议三天内没有处理，已转到上一级。',
  'good.escalate.staff': '“{title}”的争议已升级到本级，请在三天内处理。',
  'good.default.resident': '“{title}”的争议按约定了结。',
  'good.default.provider': '“{title}”的争议按约定了结。',
  'good.settle.provider': '“{title}”的款项已计入您的收入。',
} as const;
