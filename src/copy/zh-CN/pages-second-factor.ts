/** Signing in with the codes of an authenticator as well. */
export const secondFactorPages = {
  secondFactor: {
    title: '动态验证码',
    about:
      '启用以后，登录除了密码或短信验证码，还要输入手机上验证器应用（如“腾讯身份验证器”“Google Authenticator”）里每 30 秒换一次的 6 位数字。密码被别人知道了，也进不来。',
    required: '您所在的网格要求工作人员启用动态验证码。设好以后就能继续，只要一次。',
    requiredAgain: '您所在的网格要求启用：停用以后，要马上重新设好才能继续工作。',
    begin: '开始启用',
    scan: '第一步：用验证器应用扫这个二维码。',
    qr: '给验证器应用扫的二维码',
    orType: '扫不了就在应用里手动输入这个密钥（基于时间）：',
    firstCode: '第二步：应用里显示的 6 位数字',
    firstCodeHint: '输入一次，确认手机已经设好',
    sixDigits: '请输入应用里显示的 6 位数字。',
    confirm: '确认启用',
    isSet: '动态验证码已启用。在别处的登录已退出。',
    recovery: '备用码',
    recoveryAbout:
      '手机丢了或坏了时，用一个备用码代替动态验证码登录；每个只能用一次。它们只显示这一次，请抄下来或打印，放在安全的地方。',
    keptThem: '我已经收好了',
    code: '动态验证码',
    codeHint: '验证器应用里的 6 位数字；也可以填一个备用码',
    codeWrong: '请填 6 位数字，或一个备用码。',
    lost: '手机和备用码都不在了？请联系社区的管理员重设。',
    leave: '退出登录',
    since: (when: string): string => `动态验证码${when}启用，登录时要输入。`,
    left: (count: number): string =>
      count > 3 ? `还有 ${count} 个备用码。` : `只剩 ${count} 个备用码：停用后重新启用，就有新的十个。`,
    remove: '停用动态验证码',
    removed: '已停用。在别处的登录已退出。',
    has: '已启用动态验证码',
    reset: '重设动态验证码',
    resetAsk:
      '只在本人手机和备用码都丢了、您当面或电话核实过以后才重设。在别处的登录会退出，本人会收到短信。',
    resetNow: '已核实，重设',
    resetDone: '已重设，短信已发给本人。',
  },
};
