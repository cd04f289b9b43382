const copy = require('../../copy');
const { bringBack, read } = require('../../shell');

/** Lets the marketplace have the number that WeChat knows. */
Page({
  data: { says: copy.phone, to: '/' },
  onLoad(options) {
    this.setData({ to: read(options.to) });
  },
  /** @param {{ detail: { code?: string } }} event */
  take({ detail: { code } }) {
    this.back(code === undefined ? {} : { phone: code });
  },
  leave() {
    this.back({});
  },
  /** @param {Record<string, string>} said */
  back(said) {
    bringBack('/sign-in', { to: this.data.to, wechat: '1', ...said });
  },
});
