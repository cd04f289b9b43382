import { type AuditPort, recordOfStep } from '../../kernel/audit.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import type { TimelineRow } from '../../kernel/process.ts';
import type { Runner } from '../../kernel/runner.ts';
import type { ReportedPlaces, Reports } from './report.service.ts';
import type { Report, ReportTypes } from './report.ts';

export interface Followed {
  runner: Runner<ReportTypes>;
  reports: Reports;
  places: ReportedPlaces;
  audit: AuditPort;
  strike(provider: ProviderRef, key: string): Promise<void>;
  strikeBack(provider: ProviderRef, key: string): Promise<void>;
}
const isEffect = (measure: string) => measure === 'hide' || measure === 'suspend';
const takerOf = ({ by }: TimelineRow<string, object>) => ({ byPersonId: by.id ?? '', grid: by.grid });
const keyOf = ({ _id }: Report) => `${_id}:measure`;

/** What follows from a decision: the measures, each by the operation of whose thing it is, and the trail. */
export function followReports({ runner, reports, places, audit, strike, strikeBack }: Followed): void {
  runner.on(
    ['uphold', 'dismiss', 'confirm', 'overturn'],
    'documents',
    'reports: records on the trail',
    ({ _id: id, gridPath, concernedId: subjectId, decision }, row) =>
      audit.record(
        recordOfStep({ kind: 'report', id, gridPath, subjectId }, row, {
          after: { measures: decision?.measures ?? [] },
        }),
      ),
  );
  runner.on('uphold', 'documents', 'reports: takes the measures', async (report, row) => {
    const { subject, provider } = report;
    const taking = { ...takerOf(row), reason: row.data.reason, key: keyOf(report) };
    for (const measure of row.data.measures.filter(isEffect))
      await places.take(measure as 'hide' | 'suspend', subject, taking);
    if (provider && row.data.measures.includes('strike')) await strike(provider, keyOf(report));
  });
  runner.on('overturn', 'documents', 'reports: takes the measures back', async (report, row) => {
    const { subject, provider, decision } = report;
    const taking = { ...takerOf(row), reason: row.data.reason, key: `${keyOf(report)}:back` };
    for (const measure of (decision?.measures ?? []).filter(isEffect))
      await places.takeBack(measure as 'hide' | 'suspend', subject, taking);
    if (provider && decision?.measures.includes('strike')) await strikeBack(provider, keyOf(report));
  });
  runner.on(['uphold', 'dismiss'], 'documents', 'reports: decides what others said of it', (report, row) =>
    reports.joinAlike(report, row.data.reason, row.step === 'uphold'),
  );
}

/** Who hears of what becomes of a report; the same key again is the same notice. */
export interface Recipients {
  reporter(report: Report, template: string, reason: string, key: string): Promise<void>;
  concerned(report: Report, template: string, reason: string, key: string): Promise<void>;
  staff(report: Report, template: string, key: string): Promise<void>;
}
export function sayReports(runner: Runner<ReportTypes>, { reporter, concerned, staff }: Recipients): void {
  const key = ({ _id }: Report, n: number) => `${_id}:${n}`;
  runner.on('report', 'people', 'notices: calls staff where strikes came together', async (report, { n }) => {
    if (report.reason === 'strikes') await staff(report, 'report.strikes.staff', key(report, n));
  });
  runner.on(['remind', 'object'], 'people', 'notices: tells staff what waits', (report, { n, step }) =>
    staff(report, `report.${step}.staff`, key(report, n)),
  );
  runner.on(['uphold', 'confirm', 'overturn'], 'people', 'notices: tells whom it concerns', (report, row) =>
    concerned(report, `report.${row.step}.concerned`, row.data.reason, key(report, row.n)),
  );
  runner.on(['uphold', 'dismiss', 'join'], 'people', 'notices: tells who reported', (report, row) => {
    const isUpheld = row.step === 'join' ? row.data.isUpheld : row.step === 'uphold';
    const template = isUpheld ? 'report.uphold.reporter' : 'report.dismiss.reporter';
    return reporter(report, template, row.data.reason, key(report, row.n));
  });
}
