// What has no place in a neighbourhood market, in simplified characters.

/** Refused as a word of its own, unless the text warns of it. */
export const refusedWords = [
  ...['赌博', '赌场', '赌球', '博彩', '六合彩', '老虎机', '百家乐', '押注', '下注', '赌资', '网赌'],
  ...['色情', '卖淫', '嫖娼', '招嫖', '援交', '裸聊', '约炮', '黄片', '色情服务', '一夜情', '陪睡'],
  ...['毒品', '冰毒', '海洛因', '大麻', '摇头丸', '迷药', '听话水', '迷魂药', '可卡因', '吸毒', '贩毒'],
  ...['枪支', '枪枝', '炸药', '管制刀具', '雷管', '仿真枪', '气枪'],
  ...[
    '代开发票',
    '办假证',
    '代办假证',
    '出售假证',
    '假证出售',
    '办证刻章',
    '假证件',
    '代考',
    '代考驾照',
    '刻假章',
    '伪造证件',
    '假发票',
    '假学历',
    '假文凭',
    '枪手替考',
  ],
  ...['高利贷', '套现', '洗钱', '传销', '刷单', '裸贷', '校园贷', '代还信用卡', '养卡套现'],
  ...['代孕', '卖肾', '卖卵', '胎儿性别鉴定', '私家侦探', '窃听', '窃照', '开锁教学', '偷拍'],
  ...['包治百病', '根治癌症', '祖传秘方包好', '无效退款神药'],
];

/** Longer words and phrases that hold such a word and mean something else. */
export const innocentWords = [
  ...[
    '皮下注射',
    '大麻袋',
    '大麻籽',
    '气枪打气',
    '充气枪',
    '大麻哈鱼',
    '大麻子',
    '大麻花',
    '大麻团',
    '百家乐器',
    '假证件照',
    '照妖镜',
  ],
  ...[
    '特殊服务对象',
    '子弹头',
    '跑分测试',
    '跑分检测',
    '定位跟踪器',
    '成人服务书法',
    '贷款知识',
    '防贷款诈骗',
  ],
  ...['祖传秘方卤', '不收贷款', '包过滤网', '助农贷款讲解', '毒品尝', '戒毒', '禁毒', '气枪钉', '玩具气枪'],
];

/** Refused whatever stands around it: nobody warns of an insult. */
export const insults = [
  ...[
    '他妈的',
    '傻逼',
    '煞笔',
    '操你妈',
    '操你大爷',
    '草泥马',
    '狗日的',
    '王八蛋',
    '龟儿子',
    '贱人',
    '去死吧',
  ],
  ...['滚你妈', '妈了个逼', '日你妈', '狗杂种'],
];

/** May be meant well: marked for the people who look, never refused. */
export const doubtfulWords = [
  ...['跑分', '子弹', '特殊服务', '成人服务', '性服务', '定位跟踪', '操你', '全套服务', '私密服务', '莞式'],
  ...[
    '私下交易',
    '绕过平台',
    '包过',
    '无抵押',
    '贷款',
    '稳赚',
    '日赚',
    '高薪日结',
    '根治',
    '祖传秘方',
    '处方药',
  ],
];

/** Said directly in front of such a word, it is what is not done. */
export const refusals = [
  ...[
    '反',
    '防',
    '禁',
    '戒',
    '劝',
    '不做',
    '不接',
    '不搞',
    '不是',
    '不碰',
    '不参与',
    '不涉及',
    '没有',
    '不提供',
  ],
  ...['不磨', '不卖', '拒绝', '抵制', '禁止', '严禁', '杜绝', '谢绝', '打击', '治理', '整治', '远离', '揭露'],
];

/** Said in front of it in the same clause, somebody warns of it or teaches about it. */
export const advice = [
  ...[
    '防范',
    '谨防',
    '严防',
    '警惕',
    '识别',
    '识破',
    '看清',
    '远离',
    '拒绝',
    '抵制',
    '举报',
    '预防',
    '禁止',
    '严禁',
  ],
  ...['杜绝', '谢绝', '避免', '小心', '当心', '揭露', '揭秘', '宣传', '科普'],
];

/** The same said behind it. */
export const lessons = [
  ...['危害', '受害', '骗局', '陷阱', '防范', '预防', '识别', '讲座', '宣传', '教育', '案例', '检测', '勿扰'],
  ...['不接', '不做', '免谈', '拒绝', '零容忍', '一律不'],
];

/** Of what is offered and paid where such things are: it takes the excuse from a word beside it. */
export const dealing = [
  ...[
    '花呗',
    '借呗',
    '白条',
    '秒到',
    '秒下',
    '私聊',
    '返利',
    '返现',
    '现货',
    '代理',
    '出售',
    '可邮寄',
    '招人',
    '招代理',
  ],
  ...[
    '详谈',
    '一条龙',
    '包成功',
    '防查',
    '防封',
    '躲检查',
    '绕过',
    '放款',
    '返水',
    '带单',
    '发牌',
    '价格面议私',
  ],
];

/** In front of 他妈的 these make it somebody's mother. */
export const caring = ['照顾', '陪', '帮', '给', '替', '对', '接送', '教', '扶', '带', '和', '跟'];

/** Who speaks for others must not be taken for a resident, nor a resident for them. */
export const officialNames = [
  ...[
    '工作人员',
    '居委会',
    '村委会',
    '街道办',
    '办事处',
    '网格员',
    '网格长',
    '派出所',
    '民警',
    '警察',
    '公安',
  ],
  ...['官方', '客服', '管理员', '系统通知', '达人超市', '政府', '支付平台', '平台审核'],
];
