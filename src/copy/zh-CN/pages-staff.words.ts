/** What staff and leaders read of states, steps and people. */
type Words = Readonly<Record<string, string>>;

export const artisanState = {
  nominated: '待核实',
  checked: '待批准',
  active: '在岗',
  suspended: '已停用',
  left: '已退出',
  rejected: '未通过',
};
export const artisanEvent: Words = {
  nominate: '推荐',
  check: '核实',
  approve: '批准',
  reject: '不通过',
  revise: '修改资料',
  suspend: '停用',
  restore: '恢复',
  leave: '退出',
  remind: '提醒',
  see_papers: '看过证件',
  remind_papers: '证件提醒',
};
export const artisanDone: Words = {
  check: '核实已记下，请另一位工作人员批准。',
  approve: '已批准，这位达人现在可以上架项目了。',
  reject: '已记为不通过。',
  suspend: '已停用，项目已下架。',
  restore: '已恢复。',
  see_papers: '已记下看过的证件。',
};
export const listingEvent: Words = {
  create: '起草',
  edit: '修改',
  submit: '提交审核',
  approve: '通过',
  reject: '不通过',
  pause: '暂停',
  resume: '恢复',
  hold: '随停用下架',
  release: '随恢复上架',
  reinstate: '申诉后恢复上架',
  retire: '永久下架',
  remind: '提醒',
  revise: '提交修改',
  approve_revision: '通过修改',
  reject_revision: '不通过修改',
  withdraw_revision: '撤回修改',
  remind_revision: '提醒审核修改',
};
export const historyBy: Words = {
  nominator: '推荐人',
  owner: '本人',
  checker: '工作人员',
  approver: '工作人员',
  staff: '工作人员',
  clock: '到时自动',
  system: '系统',
};
