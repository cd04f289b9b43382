/** What each setting of a grid is called, and what it does, in one sentence. */
export const settingSentences = {
  'booking.horizonDays': { name: '可约天数', sentence: '居民最远可以约到多少天以后。' },
  'booking.leadMinutes': { name: '提前时间', sentence: '要等达人接单的服务，最晚在开始前多久预约。' },
  'booking.instantLeadMinutes': {
    name: '即时预约提前时间',
    sentence: '不用等接单的服务，最晚在开始前多久预约。',
  },
  'goods.horizonDays': { name: '商品可约天数', sentence: '买东西最远可以约几天以后来取或送到。' },
  'loans.horizonDays': { name: '借用可约天数', sentence: '借东西最远可以约从几天以后开始借。' },
  'pickups.horizonDays': { name: '回收可约天数', sentence: '上门回收最远可以约到几天以后。' },
  'cancel.flexible': { name: '宽松的取消规则', sentence: '选了“宽松”的服务，取消时退多少；只用于新订单。' },
  'cancel.moderate': { name: '适中的取消规则', sentence: '选了“适中”的服务，取消时退多少；只用于新订单。' },
  'cancel.strict': { name: '严格的取消规则', sentence: '选了“严格”的服务，取消时退多少；只用于新订单。' },
  'cancel.freeMinutes': {
    name: '付款后免费取消',
    sentence: '付款后多少分钟内取消全额退款（离开始还够久时）；只用于新订单。',
  },
  'cancel.freeHoursBefore': {
    name: '免费取消的提前量',
    sentence: '离开始至少还有多少小时，付款后不久取消才全额退款；只用于新订单。',
  },
  'orders.answerHours': {
    name: '接单期限',
    sentence: '付款后达人最多可以多久不答复，过后全额退款；只用于新订单。',
  },
  'orders.answerBeforeMinutes': {
    name: '开始前截止接单',
    sentence: '离开始不到这么久还没有接单，就全额退款；只用于新订单。',
  },
  'queue.offerMinutes': {
    name: '候补保留多久',
    sentence: '排队的人轮到以后，名额为他留多少分钟；手机安静的时段不算。',
  },
  'queue.offerMinutesSameDay': {
    name: '当天的候补保留多久',
    sentence: '开始的当天轮到的，名额留多少分钟；手机安静的时段不算。',
  },
  'hours.onHolidays': { name: '公休日', sentence: '法定假日达人照常营业，还是默认休息；达人可以自己另定。' },
  'calendar.mostExceptions': { name: '例外日期上限', sentence: '一位达人最多可以另定多少个日期的时间。' },
  'calendar.longestBlockDays': { name: '最长占用', sentence: '达人一次最多可以为自己留出多少天。' },
  'signIn.codesPerAddress': { name: '验证码上限', sentence: '同一个网络地址一天最多可以获取多少次验证码。' },
  'signIn.passwordsPerAddress': {
    name: '密码错误上限',
    sentence: '同一个网络地址一小时内最多可以输错多少次密码。',
  },
  'orders.mostUnpaid': { name: '未付款订单', sentence: '一位居民最多可以同时有几单还没付款。' },
  'orders.dropsPerDay': {
    name: '一天里没付款的订单',
    sentence: '一位居民一天里最多可以有几单约了不付款，放弃和超时都算，付了款的不算。',
  },
  'orders.perProviderWeek': {
    name: '一周里同一位达人的订单',
    sentence: '一位居民七天里最多可以约同一位达人几次；没有付款就结束的不算。',
  },
  'payments.perOrder': {
    name: '一笔款的付款次数',
    sentence: '订单里的一笔应付款，最多可以打开几次付款（换付款方式也算）。',
  },
  'fees.platformPoints': {
    name: '平台服务费',
    sentence: '收入里多少归平台，100 基点是 1%；下单时定下，以后改了不影响已有订单。',
  },
  'fees.fundPoints': {
    name: '公共收益分成',
    sentence: '收入里多少归社区公共收益，100 基点是 1%；下单时定下。',
  },
  'fees.mostPointsFree': { name: '公益最多扣', sentence: '公益项目各项费用合计最多多少。' },
  'fees.mostPointsLowfee': { name: '低偿最多扣', sentence: '低偿项目各项费用合计最多多少。' },
  'fees.wechatBearer': {
    name: '微信手续费由谁承担',
    sentence: 'operator 是平台承担，provider 是达人按微信费率承担。',
  },
  'fees.wechatPoints': { name: '微信费率', sentence: '达人承担微信手续费时按多少算，只算微信收的部分。' },
  'withdrawals.leastYuan': { name: '一次提现至少', sentence: '达人一次至少提现多少元。' },
  'withdrawals.mostYuanPerDay': {
    name: '一天提现最多',
    sentence: '一位达人一天最多提现多少元；退回来的不算。',
  },
  'needs.perDay': { name: '一天的需求', sentence: '一个人一天最多可以提几样找不到的需求。' },
  'queue.joinsPerDay': { name: '一天的候补', sentence: '一个人一天最多可以排几次候补；退出的也算。' },
  'reports.perDay': { name: '一天的举报', sentence: '一个人一天最多可以举报几次。' },
  'reports.strikes': {
    name: '几次失约请社区来看',
    sentence: '一位达人在下面这段时间里被记了几次，就请工作人员来看一看；不会自动处罚。',
  },
  'reports.strikeDays': { name: '失约记多久', sentence: '请工作人员来看时，算最近多少天记下的。' },
  'reports.objectDays': { name: '申诉期限', sentence: '对处理决定，本人在多少天里可以申诉一次。' },
  'quality.startDays': { name: '没有时间的提醒', sentence: '多少天内都没有能约的时间，提醒一句。' },
  'quality.declines': { name: '接连婉拒的提醒', sentence: '接连婉拒多少次，提醒一句。' },
  'quality.declineDays': { name: '婉拒看多久', sentence: '接连婉拒，只看最近多少天里的。' },
  'quality.ratingTenths': {
    name: '评分偏低的提醒',
    sentence: '平均评分的十倍低于这个数，提醒一句；35 就是 3.5 分。',
  },
  'quality.ratingReviews': { name: '评分看几条', sentence: '至少有多少条评价，才看平均评分。' },
  'quality.priceTimes': {
    name: '价格离邻居远的提醒',
    sentence: '比同社区同类项目的中间价高出或低过多少倍，提醒一句。',
  },
  'quality.priceNeighbours': { name: '价格看几家', sentence: '至少有多少个别家的同类项目，才比价格。' },
  'funnel.activeDays': { name: '近期有单', sentence: '达人跟进表里，多少天内有过单算近期有单。' },
  'nominations.perDay': { name: '一天的推荐', sentence: '一个人一天最多可以推荐几位达人。' },
  'listings.draftsPerDay': { name: '一天新建的项目', sentence: '一位达人一天最多可以新建几个项目。' },
  'listings.editsPerDay': { name: '一天改的草稿', sentence: '一位达人一天最多可以改几次没上架的项目。' },
  'listings.submissionsPerDay': {
    name: '一天提交的项目',
    sentence: '一位达人一天最多可以提交审核几次项目。',
  },
  'calendar.blocksPerDay': { name: '一天新加的占用', sentence: '一位达人一天最多可以为自己留出几次时间。' },
  'staff.secondFactor': {
    name: '动态验证码',
    sentence:
      '在这个网格有权限的工作人员、督导、审计员和管理员，登录时是否必须再输动态验证码（required 必须，optional 自愿）。',
  },
  'staff.remindDays': { name: '催办间隔', sentence: '待审核的达人和服务，每隔多少天提醒一次工作人员。' },
  'signIn.idleDays': {
    name: '号码闲置天数',
    sentence: '一个手机号多少天没有登录过，换设备再来时要先核对姓名。',
  },
  'signIn.phoneChangeHours': {
    name: '换号等待',
    sentence: '两位工作人员为居民换手机号以后，要等多久才能用新号码登录；这段时间里本人随时可以拒绝。',
  },
  'papers.validMonths': {
    name: '证件有效期',
    sentence: '分类没有写明证件期限时，看过的证件多久以后要重新核实。',
  },
  'papers.remindDays': {
    name: '证件提醒',
    sentence: '证件到期前多少天提醒达人和工作人员；过期以后也按这个间隔再提醒。',
  },
  'quiet.fromHour': { name: '免打扰开始', sentence: '从几点起不发与款项和预约无关的短信。' },
  'quiet.toHour': { name: '免打扰结束', sentence: '到几点才又发这些短信；与开始相同就是不设免打扰。' },
} as const;

export const settingUnits = {
  days: '天',
  hours: '小时',
  minutes: '分钟',
  months: '个月',
  times: '次',
  o_clock: '点',
  yuan: '元',
  points: '基点',
} as const;

/** What a value may be. `{…}` is filled in. */
export const settingBounds = {
  integer: '请填 {min} 到 {max} 之间的整数（{unit}）',
  choice: '只能填 {values}',
  cancel: '请填 1 到 6 条，小时数（最多 720）从大到小、最后一条为 0，退款比例（0 到 100）不能越来越高',
} as const;
