/** A file could not be made; the code is told at the desk, the rest stands in the log. */
export class MakingFailed extends Error {
  override name = 'MakingFailed'
  constructor(
    readonly code: 'no-ffmpeg' | 'ffmpeg' | 'nothing-there' | 'disk-full',
    detail: string = code,
  ) {
    super(detail)
  }
}
