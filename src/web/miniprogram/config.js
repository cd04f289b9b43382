module.exports = {
  /** Scheme and host of the marketplace, a 业务域名 of this mini-program; without a slash at the end. */
  host: 'https://market.example.cn',
};
