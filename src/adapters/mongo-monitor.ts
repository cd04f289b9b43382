import type mongoose from 'mongoose';

/** What of the driver's own watch over a server is looked at here; the driver is pinned to one version. */
interface Monitor {
  s: { state: string };
  connection: { closed: boolean } | null;
  monitorId?: { isExecutionInProgress: boolean; wake(): void };
}
interface Watched {
  topology?: { s: { servers: ReadonlyMap<string, { monitor: Monitor | null }> } };
}

const lookEveryMs = 5_000;

const isStuck = ({ s, connection, monitorId }: Monitor): boolean =>
  s.state === 'monitoring' && connection?.closed === true && monitorId?.isExecutionInProgress === true;

/**
 * Where a database is killed in a certain moment, the driver waits for ever for an answer on a connection that is closed, and
 * never asks again whether it is back. Who is found so twice in a row is let ask anew. Ends with the connection.
 */
export function watchMonitors(connection: mongoose.Connection): void {
  let stuckBefore = new Set<Monitor>();
  const look = (): void => {
    const { topology } = connection.getClient() as unknown as Watched;
    const all = [...(topology?.s.servers.values() ?? [])].flatMap(({ monitor }) => monitor ?? []);
    const stuck = all.filter(isStuck);
    for (const monitor of stuck.filter((each) => stuckBefore.has(each))) {
      monitor.s.state = 'idle';
      monitor.connection = null;
      if (monitor.monitorId) monitor.monitorId.isExecutionInProgress = false;
      monitor.monitorId?.wake();
    }
    stuckBefore = new Set(stuck);
  };
  const timer = setInterval(look, lookEveryMs);
  timer.unref();
  connection.once('close', () => clearInterval(timer));
}
