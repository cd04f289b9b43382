/** What of the supply asks for a word. */
export const qualityPages = {
  quality: {
    title: '供给提醒',
    about: '下面的情况需要有人问一句，系统不会因此处罚任何人。',
    none: '现在没有要提醒的',
    noneHint: '有新的情况会出现在这里。',
    mine: '给您的提醒',
    mineAbout: '只是提醒，不影响接单。',
    signs: {
      no_start: '没有可约的时间',
      declines: '接连婉拒',
      low_rating: '评分偏低',
      far_price: '价格离邻居远',
      papers_end: '证件快到期',
    },
    facts: {
      no_start: (days: number): string => `${days} 天内没有能约的时间。`,
      declines: (count: number): string => `最近 ${count} 次请求都婉拒了。`,
      low_rating: (stars: string, count: number): string => `${count} 条评价，平均 ${stars} 分。`,
      far_price: (price: string, middle: string): string =>
        `定价 ${price}，本社区同类项目的中间价是 ${middle}。`,
      papers_end: (paper: string, day: string): string => `“${paper}”到 ${day} 为止。`,
    },
    staffDoes: {
      no_start: '打电话问问：是约满了，还是时间没开；不做了就帮着下架。',
      declines: '打电话问问难处：时间、距离还是价格不合适。',
      low_rating: '看看评价说了什么，和达人聊一次。',
      far_price: '核对单位和价格有没有填错；合理的话写清楚为什么。',
      papers_end: '请达人带新证件来，看过后登记。',
    },
    artisanDoes: {
      no_start: '去“日程”里开几个时段，或者先暂停这个项目。',
      declines: '时间不合适就改一改可约时段，少让邻居白等。',
      low_rating: '看看邻居的评价，有误会可以回复。',
      far_price: '看看价格和单位有没有填错；有原因就写进介绍里。',
      papers_end: '请带新证件给社区工作人员看，到期前换好。',
    },
  },
};
