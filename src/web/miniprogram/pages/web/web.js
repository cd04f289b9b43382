const copy = require('../../copy');
const { host } = require('../../config');
const { addressOf, read, takeNext } = require('../../shell');

/** The pages of the marketplace. */
Page({
  data: { src: '' },
  onLoad({ to }) {
    this.setData({ src: addressOf(read(to)) });
  },
  onShow() {
    const path = takeNext();
    if (path !== null) this.setData({ src: addressOf(path) });
  },
  onShareAppMessage({ webViewUrl = '' }) {
    const to = webViewUrl.startsWith(`${host}/`) ? webViewUrl.slice(host.length) : '/';
    return { title: copy.shareTitle, path: `/pages/web/web?to=${encodeURIComponent(to)}` };
  },
});
