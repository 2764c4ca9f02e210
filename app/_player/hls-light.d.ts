declare module 'hls.js/light' {
  export {
    default,
    type ErrorData,
    type HlsConfig,
    type LevelDetails,
    type Loader,
    type LoaderCallbacks,
    type LoaderConfiguration,
    type LoaderContext,
  } from 'hls.js'
}
