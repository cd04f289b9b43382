const withinMs = 5000;

/** Moves the clock of the local stand-ins, as WeChat's days go by. @throws where they do not take it */
export async function moveStandinClock(url: string, offsetMs: number): Promise<void> {
  const answer = await fetch(`${url}/standin/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ offsetMs }),
    signal: AbortSignal.timeout(withinMs),
  });
  if (!answer.ok) throw new Error(`the stand-ins' clock was not moved: ${answer.status}`);
}
