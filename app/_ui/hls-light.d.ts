/** hls.js without what recordings do not have: subtitles, other sound, encryption. It has the same shape. */
declare module 'hls.js/light' {
  export { default } from 'hls.js'
}
