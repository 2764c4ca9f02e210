/**
 * Loaded before a program that knows nothing of us (`node --import`): it ends when the start script is gone, however that
 * ended.
 */
process.once('disconnect', () => process.exit(0))
