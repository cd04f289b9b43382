/** A map without anything to walk on near the grids, or not whole; the message is one sentence for people. */
export class GroundError extends Error {
  override readonly name = 'GroundError';
}
