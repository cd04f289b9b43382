import { closingSentences } from './closing.ts';

export const closingPages = {
  closing: {
    title: '注销账号',
    before: [
      {
        title: '注销以后',
        sentences: [
          '姓名、手机号、地址、家在哪里、收到的通知，都从这里删除，找不回来。',
          '所有手机和电脑上的登录马上退出，这个账号再也不能登录。',
          '同一个手机号以后还可以重新来，但是一个新账号，看不到以前的订单。',
        ],
      },
      {
        title: '会留下什么',
        sentences: [
          '做过的订单和收付款要按规定保存，也是对方的记录；上面不再有您的姓名、电话、地址和留言。',
          '您写过的评价还在，写的人显示为“已注销用户”。',
          '谁看过您的信息、社区怎么核实过，这些操作记录按规定保留，上面没有您的姓名和电话。',
          '正在路上的退款照常退回您的微信。',
        ],
      },
    ],
    notYet: '现在还不能注销',
    hindrances: closingSentences,
    confirm: '确认是您本人',
    sure: '我看明白了，注销后不能恢复',
    sureFirst: '请先在上面打勾，确认看明白了。',
    close: '注销账号',
    finished: '账号已注销',
    finishedHint: '您的个人信息已经删除，我们也给您的手机发了短信。谢谢您来过。',
    toHome: '回首页',
  },
};
