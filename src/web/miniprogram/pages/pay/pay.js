const { allow, bringBack, read, wordOf } = require('../../shell');

/** Opens WeChat's own payment for what the server has signed. */
Page({
  onLoad(options) {
    const to = read(options.to);
    wx.requestPayment({
      timeStamp: read(options.timeStamp),
      nonceStr: read(options.nonceStr),
      package: read(options.package),
      signType: 'RSA',
      paySign: read(options.paySign),
      // WeChat lets one ask after a payment, and after a tap
      success: () => allow(read(options.templates), (said) => bringBack(to, { ...said, wechat: 'ok' })),
      fail: ({ errMsg }) => bringBack(to, { wechat: wordOf(errMsg) }),
    });
  },
});
