/**
 * What people are told, by `order.<what>.<as whom>` and the like; each kind of order has its own in `kinds/`.
 * `{title}` and `{when}` name the appointment, `{answerBy}` says until when, `{reason}`, `{amount}` and
 * `{refund}` what the step said. In a text message `{title}` is the category's name, and `{reason}` and `{name}`
 * are words of ours.
 */
export const noticeSentences = {
  'order.ordered_for.resident': '{orderer}替您下了单：“{title}”，{when}。不需要可以在订单里取消。',
  'order.answer.resident': '“{title}”的争议，对方也说明了情况，请在订单里看。',
  'order.answer.provider': '“{title}”的争议，对方也说明了情况，请在订单里看。',
  'order.answer.staff': '“{title}”的争议，另一方也说明了情况，可以处理了。',
  'order.receive_mismatched.resident': '“{title}”收到的款项不对，{amount} 元将原路退回，请重新付款。',
  'order.receive_refunded.resident':
    '“{title}”的付款已经在微信退回了全部或一部分，不能再用；剩下的由社区处理，会退给您。',
  'order.receive_late.resident': '“{title}”的付款来晚了，{amount} 元将原路退回。',
  'order.refund_stall.resident': '“{title}”的退款 {amount} 元微信没有退成，社区已收到通知，会处理好。',
  'order.refund_stall.staff': '“{title}”的退款 {amount} 元微信没有退成，请在“退款”里处理。',
  'order.refund_refuse.resident': '“{title}”的退款 {amount} 元微信没有受理，社区已收到通知，会处理好。',
  'order.refund_refuse.staff': '“{title}”的退款 {amount} 元微信没有受理，请在“退款”里处理。',
  'order.refund_give_up.resident': '“{title}”的退款 {amount} 元微信没有退成，社区已收到通知，会处理好。',
  'order.refund_give_up.staff': '“{title}”的退款 {amount} 元微信几次没有退成，请在“退款”里处理。',
  'order.refund_complete.resident': '“{title}”的退款 {amount} 元已原路退回。',
  'order.refund_complete.staff': '“{title}”的退款 {amount} 元已经退到，不用再处理。',
  'order.refund_remind.staff': '“{title}”的退款 {amount} 元还没有退到，请在“退款”里看一看。',
  'order.refund_settle_by_hand.resident': '“{title}”的退款 {amount} 元已由社区工作人员退给您。',
  'queue.offer.session': '轮到您了：“{title}”{when}有 {count} 位，请在{answerBy}前报名，过时就让给下一位。',
  'queue.lapse.session': '“{title}”为您留的 {count} 位过了时间，已让给下一位。',
  'queue.expire.session': '“{title}”没有排到空位，已经开始了。',
  'queue.leave.session': '“{title}”{when}不办了，不用再排队。',
  'queue.offer.listing':
    '轮到您了：“{title}”{day}起可以借 {count} 天，请在{answerBy}前借下，过时就让给下一位。',
  'queue.lapse.listing': '“{title}”为您留的 {count} 天过了时间，已让给下一位。',
  'queue.expire.listing': '您要的日子里，“{title}”没有空出来，不再排队了。要借请重新选日子。',
  'queue.leave.listing': '“{title}”不再出借，不用再排队。',
  'message.give_up.staff': '发给{name}（{phone}）的短信没有送出，请打电话或当面告诉本人。',
  'artisan.approve': '您已成为社区达人，可以设置时间、上架服务了。',
  'artisan.suspend':
    '您的达人账号已停用：{reason}。项目暂时下架，已约好的单子照常进行。有疑问请联系社区工作人员。',
  'artisan.restore': '您的达人账号已恢复，停用时下架的项目重新上架了。',
  'artisan.reject': '您推荐的{name}未通过：{reason}。',
  'artisan.orders_stand': '{name}不再接单，还有 {count} 单已经约好的，请在“订单与争议 · 达人已停用”里安排。',
  'artisan.remind': '达人{name}还在等待审核。',
  'artisan.remind_papers.own':
    '您的{papers}要重新给社区工作人员看：{until}到期。到期后不能再上架这类新项目。',
  'artisan.remind_papers.staff': '达人{name}的{papers}{until}到期，请约好时间重新查看。',
  'outlet.approve': '{name}已加入社区，可以上架、接单了。',
  'outlet.remind': '商户{name}还在等待审核。',
  'listing.approve': '“{title}”已上架，居民可以预约了。',
  'need.close': '您提过想找“{title}”，网格长或社区回复您：{reason}。',
  'report.uphold.concerned':
    '关于“{title}”，社区看过，决定：{measures}。原因：{reason}。不认可的话，{until}前可以在“我的 · 对我的处理”里申诉一次，由另一位工作人员来看。',
  'report.confirm.concerned': '您对“{title}”处理的申诉，另一位工作人员看过，维持原来的决定：{reason}。',
  'report.overturn.concerned': '您对“{title}”处理的申诉，另一位工作人员看过，已经撤销：{reason}。',
  'report.uphold.reporter': '您反映的“{title}”，社区看过，已经处理了。谢谢您。',
  'report.dismiss.reporter': '您反映的“{title}”，社区看过，这次不作处理：{reason}。',
  'report.strikes.staff': '达人{title}最近失约、被记的次数多了，请在“举报”里看一看。',
  'report.remind.staff': '对“{title}”的举报或申诉还在等社区处理，请在“举报”里看一看。',
  'report.object.staff': '对“{title}”的处理有人申诉，请另一位工作人员在“举报”里看。',
  'listing.reject': '“{title}”未通过审核：{reason}。',
  'listing.remind': '“{title}”还在等待上架审核。',
  'listing.approve_revision': '“{title}”的修改已通过，从现在起按新的接单；之前约好的单子不变。',
  'listing.reject_revision': '“{title}”的修改未通过：{reason}。项目照原样接单。',
  'listing.remind_revision': '“{title}”的修改还在等待审核。',
} as const;

/** What a text message says in place of what a party wrote; the inbox has it in full. */
export const unsaidInMessages = {
  title: '项目',
  name: '人选',
  orderer: '有人',
  phone: '',
  papers: '证件',
  measures: '见站内消息',
  reason: '说明见站内消息',
} as const;

/** What is done about something that was reported, as people are told. */
export const reportMeasures = {
  hide: '不再显示',
  warn: '提醒',
  strike: '记一次',
  suspend: '停用达人账号',
} as const;

/** Why somebody is suspended whose role was taken away. */
export const roleTakenReason = '管理员收回了达人身份';

/** In place of a reason that nobody gave. */
export const unsaidReason = '未说明';
