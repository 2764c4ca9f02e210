/** Everything that needs Yjs, as one part that is loaded when a workbook is written. */
export { wordsIn } from '@/domain/workbook-document'
export { Editor } from './editor'
export { Reader } from './reader'
