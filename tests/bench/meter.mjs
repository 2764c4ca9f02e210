// Loaded into each process that is measured, before its own code (`node --import`): tells the CPU time that the process
// has used, in microseconds, when asked over its IPC channel. Plain JavaScript, so that the built product is measured as
// it is, without a translator in the process.
process.on('message', ({ id, ask }) => {
  if (ask === 'cpu') process.send({ id, answer: process.cpuUsage() })
})
