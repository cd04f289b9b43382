/** The file of the audit trail. */
export const auditExport = {
  columns: [
    '时间（UTC）',
    '操作',
    '操作人',
    '操作人编号',
    '身份',
    '身份所在网格',
    '对象类别',
    '对象编号',
    '涉及的人',
    '原因',
    '所属网格',
    '请求编号',
    '来源地址',
    '之前',
    '之后',
    '记录编号',
  ],
  more: '只导出了最近的 {most} 条，更早的请把结束时间改早，再导出一次。',
} as const;
