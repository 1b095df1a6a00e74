import { openLog } from '../src/platform/log.ts'
import { openHub } from '../src/platform/realtime/hub.ts'
import type { Topic } from '../src/platform/realtime/topic.ts'

/*
 * A second Rowan process as far as real time goes: says that each topic sent to it has changed.
 *
 *   fork('test/realtime-process.ts', [databaseUrl])
 */
const hub = await openHub(process.argv[2] ?? '', openLog('silent'))
process.on('message', (topic: Topic) => hub.changed(topic))
process.on('disconnect', () => void hub.stop().then(() => process.exit()))
process.send?.('listening')
