/**
 * Rowan's own PostgreSQL cannot be started as things are. The message is for the person at the terminal:
 * what is in the way, that nothing was changed, and what to do.
 */
export class ClusterRefusal extends Error {
  override name = 'ClusterRefusal'
}
