/** How one is told beside the inbox. */
export const noticePages = {
  noticeChoices: {
    title: '怎么通知我',
    about: '站内消息一直都有。另外还可以：',
    wechat: '用微信公众号通知我',
    unbound: '您的账号还没有连上微信：在微信里打开这里，用微信登录一次就连上了。',
    refused: '微信说您不接收公众号的消息，已停用。请先关注公众号，再勾选并保存。',
    mini: '小程序每次要您同意，才能发一条消息。付款以后会问您，也可以现在同意：',
    miniAllowed: '小程序可以给您发下一条消息。',
    miniAsk: '同意小程序发下一条',
    sms: '与钱和预约无关的事，也发短信（没有用微信通知时）',
    always: '与钱和预约有关的通知一定会送到：微信没有送到，就发短信。这一项不能关，免得您错过。',
    save: '保存',
  },
};
