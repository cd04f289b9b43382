/** Every sentence of the shell. */
module.exports = {
  shareTitle: '达人超市',
  allow: {
    title: '订单有变化，在微信里告诉您',
    about: '微信每同意一次，就能发一条。付款以后也会问您。',
    ask: '同意接收下一条',
    leave: '不用了',
  },
  phone: {
    title: '用微信里的手机号登录',
    about: '第一次来，请用手机号确认一次。以后点一下“微信登录”就能进来。',
    agree: '同意隐私说明，用微信手机号登录',
    leave: '改用短信验证码',
  },
};
