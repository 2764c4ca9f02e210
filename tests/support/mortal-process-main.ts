import { begin } from './live'

// Ends with the tests, whatever becomes of them.
process.once('disconnect', () => process.exit(0))

const stop = await begin(JSON.parse(process.argv[2]!))
process.once('SIGTERM', () => void stop().then(() => process.exit(0)))
process.send!('ready')
