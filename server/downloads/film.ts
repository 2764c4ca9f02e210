import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Chapter } from '@/domain/recording/chapters'
import { positionAt } from '@/domain/recording/timeline'
import { chaptersFile, type PlayedChapter } from './chapters-file'
import { ffmpeg, type Task } from './ffmpeg'
import type { Material } from './material'
import { lists, READ_TAKES } from './takes'

/** A directory in which a file is made, and how to hear how far it is, from 0 to 1. */
export interface Workshop extends Pick<Task, 'cwd' | 'signal'> {
  readonly onShare: (share: number) => void
}

/** Lays out what ffmpeg reads. */
export async function layOut({ segments, title, chapters, timeline, length, pages }: Material, { cwd }: Workshop) {
  for (const { name, content } of lists(segments)) await writeFile(join(cwd, name), content)
  const nameOf = (id: string) => pages.find(({ cards }) => cards[id])?.cards[id]?.name ?? ''
  const played = chapters.map(
    (chapter): PlayedChapter => ({
      place: positionAt(timeline, chapter.at),
      title: titleOf(chapter, title, nameOf),
    }),
  )
  await writeFile(join(cwd, 'about.txt'), chaptersFile(title, played, length))
}

/** In no language: a file has one title for each chapter, whoever plays it. */
function titleOf(chapter: Chapter, title: string, nameOf: (id: string) => string): string {
  switch (chapter.kind) {
    case 'live':
    case 'plenary':
      return title
    case 'stage':
      return chapter.people.map(nameOf).join(', ')
    case 'question':
      return chapter.text
    case 'rooms':
    case 'card':
      return chapter.name
    case 'titled':
      return chapter.title
  }
}

const ABOUT = ['-i', 'about.txt', '-map_metadata', '1', '-map_chapters', '1']
const READY_TO_PLAY = ['-movflags', '+faststart']

const run = ({ length }: Material, { cwd, signal, onShare }: Workshop, args: readonly string[]) =>
  ffmpeg({ args, cwd, signal, onSecond: (second) => onShare(Math.min(1, second / length)) })

/** Picture and sound as they were recorded, without coding them anew. */
export async function makeVideo(material: Material, workshop: Workshop): Promise<string> {
  const out = 'film.mp4'
  const streams = ['-map', '0:v:0', '-map', '0:a:0?', '-c', 'copy']
  await run(material, workshop, [...READ_TAKES, ...ABOUT, ...streams, ...READY_TO_PLAY, out])
  return out
}

/** The sound as it was recorded. */
export async function makeAudio(material: Material, workshop: Workshop): Promise<string> {
  const out = 'sound.m4a'
  await run(material, workshop, [...READ_TAKES, ...ABOUT, '-map', '0:a:0', '-c', 'copy', ...READY_TO_PLAY, out])
  return out
}

/** Speech for thin lines: 36 kbit/s, which is 16 MB an hour. */
export async function makeThinAudio(material: Material, workshop: Workshop): Promise<string> {
  const out = 'audio.m4a'
  const coding = ['-c:a', 'aac', '-b:a', '36k', '-ac', '1', '-ar', '24000']
  await run(material, workshop, [...READ_TAKES, ...ABOUT, '-map', '0:a:0', ...coding, ...READY_TO_PLAY, out])
  return out
}
