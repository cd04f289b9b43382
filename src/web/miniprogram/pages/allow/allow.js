const copy = require('../../copy');
const { allow, bringBack, read } = require('../../shell');

/** Asks whether the next messages may come, which WeChat lets nobody ask without a tap. */
Page({
  data: { says: copy.allow, to: '/', templates: '' },
  onLoad(options) {
    this.setData({ to: read(options.to), templates: read(options.templates) });
  },
  ask() {
    allow(this.data.templates, (said) => bringBack(this.data.to, said));
  },
  leave() {
    bringBack(this.data.to);
  },
});
