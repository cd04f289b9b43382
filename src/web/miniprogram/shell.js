const { host } = require('./config');

/** What the web-view opens when it is seen again. @type {string | null} */
let next = null;

/** A field of a page's address, as it was before it was put there. @param {string | undefined} value */
const read = (value) => decodeURIComponent(value === undefined ? '' : value);

/** Only pages of the marketplace are opened. @param {string} path */
const addressOf = (path) => host + (/^\/(?![/\\])/.test(path) ? path : '/');

/**
 * Goes back to the pages, which are told what WeChat said in their address. It decides nothing: the server asks WeChat.
 * @param {string} path
 * @param {Record<string, string>} [said]
 */
function bringBack(path, said = {}) {
  // the time makes it another address each time, which the web-view then opens
  const fields = Object.entries({ ...said, at: String(Date.now()) });
  const query = fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  next = `${path}${path.includes('?') ? '&' : '?'}${query}`;
  wx.navigateBack({ fail: () => wx.reLaunch({ url: '/pages/web/web' }) });
}

/** @param {string} errMsg what WeChat says where something was not done */
const wordOf = (errMsg) => (/cancel/.test(errMsg) ? 'cancel' : 'fail');

/**
 * Asks for these templates, and says which were allowed; more than three WeChat does not ask for at once.
 * @param {string} templates with commas between them
 * @param {(said: Record<string, string>) => void} then
 */
function allow(templates, then) {
  const tmplIds = templates.split(',').filter(Boolean);
  if (tmplIds.length === 0) return then({});
  wx.requestSubscribeMessage({
    tmplIds,
    success: (answers) => then({ allowed: tmplIds.filter((id) => answers[id] === 'accept').join(',') }),
    fail: () => then({}),
  });
}

/** What is to be opened, once. */
function takeNext() {
  const path = next;
  next = null;
  return path;
}

module.exports = { allow, read, addressOf, bringBack, takeNext, wordOf };
