const { bringBack, read, wordOf } = require('../../shell');

/** Opens WeChat's own page on which a person takes what was sent to them. */
Page({
  onLoad(options) {
    const to = read(options.to);
    // an old WeChat has no such page
    if (!wx.canIUse('requestMerchantTransfer')) return bringBack(to, { wechat: 'none' });
    wx.requestMerchantTransfer({
      mchId: read(options.mchId),
      appId: read(options.appId),
      package: read(options.package),
      success: () => bringBack(to, { wechat: 'ok' }),
      fail: ({ errMsg }) => bringBack(to, { wechat: wordOf(errMsg) }),
    });
  },
});
