/** A chapter where it is played, in seconds. */
export interface PlayedChapter {
  readonly place: number
  readonly title: string
}

/** Title and chapters as ffmpeg reads them (FFMETADATA). */
export function chaptersFile(title: string, chapters: readonly PlayedChapter[], length: number): string {
  const blocks = chapters.map(({ place, title }, i) => {
    const end = chapters[i + 1]?.place ?? length
    return `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${ms(place)}\nEND=${ms(Math.max(place, end))}\ntitle=${escaped(title)}\n`
  })
  return `;FFMETADATA1\ntitle=${escaped(title)}\n${blocks.join('')}`
}

const ms = (seconds: number) => Math.round(seconds * 1_000)
const escaped = (text: string) => text.replace(/[=;#\\\n]/g, (c) => `\\${c}`)
