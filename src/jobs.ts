/** Every queue that work is sent to, made when the database is migrated. */
export const queues: readonly string[] = ['mail.send']
