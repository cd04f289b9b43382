const { bringBack, read } = require('../../shell');

/** Says who is here: WeChat's code goes back to the browser that set out with this state, and is spent by the server. */
Page({
  onLoad(options) {
    const to = read(options.to);
    const state = read(options.state);
    wx.login({
      success: ({ code }) => bringBack('/wechat/return', { code, state, to, mini: '1' }),
      fail: () => bringBack('/sign-in', { to }),
    });
  },
});
