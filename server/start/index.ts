export { Problem } from './problem'
export { Start, type StartOptions } from './start'
export { elapsed, Terminal } from './terminal'
