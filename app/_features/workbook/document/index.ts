/** Everything that needs Yjs, as one part that is loaded when a workbook is written. */
export { Editor } from './editor'
export { Reader } from './reader'
export { wordsLostWith } from './words-lost-with'
