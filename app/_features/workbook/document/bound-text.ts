import * as Y from 'yjs'
import { changeBetween, movedBy } from './change'
import { HERE, type SharedDocument } from './shared-document'

/** While a letter is composed, what is there is taken over when nothing was typed for so long, in milliseconds. */
const COMPOSED_AFTER = 1_500
/** Longer words go in in parts: a piece has its longest. */
const PART = 1_000

/** What it needs of the field on the page. */
interface Box extends Pick<HTMLTextAreaElement, 'value' | 'selectionStart' | 'selectionEnd' | 'setSelectionRange'> {
  readonly ownerDocument: { readonly activeElement: unknown }
}

interface Surroundings {
  readonly shared: SharedDocument
  readonly text: Y.Text
  /** As much goes in. */
  readonly longest: number
  /** Nothing more goes in; taking out does. */
  readonly isFull: () => boolean
  readonly whenFull: () => void
}

/**
 * A field of the page and a text of the document, kept the same. What others write moves the caret along; while a letter
 * is being composed nothing changes in the field.
 */
export class BoundText {
  readonly #text: Y.Text
  #isComposing = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #undo: Y.UndoManager | null = null
  #shown = ''

  constructor(
    private readonly box: Box,
    private readonly around: Surroundings,
  ) {
    this.#text = around.text
    this.#show(this.#text.toString())
    this.#text.observe(this.#changed)
  }

  /** Something was typed, cut or pasted. */
  input() {
    if (!this.#isComposing) return this.write()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.write(), COMPOSED_AFTER)
  }

  compose() {
    this.#isComposing = true
    this.around.shared.hold()
  }

  composed() {
    if (!this.#isComposing) return
    this.#isComposing = false
    this.write()
    this.around.shared.release()
    this.#show(this.#text.toString())
  }

  undo() {
    this.#history().undo()
  }
  redo() {
    this.#history().redo()
  }

  /** Takes over what stands in the field, also in the middle of a letter. */
  write() {
    clearTimeout(this.#timer)
    const { value, selectionStart } = this.box
    const change = changeBetween(this.#shown, value, selectionStart ?? value.length)
    if (!change) return
    const { at, removed, inserted } = change
    const grows = inserted.length > removed
    if (grows && (this.around.isFull() || value.length > this.around.longest)) {
      this.#show(this.#shown)
      return this.around.whenFull()
    }
    // Before it is changed, so that the first change can be undone too.
    this.#history()
    this.#shown = value
    this.around.shared.change(() => {
      if (removed > 0) this.#text.delete(at, removed)
    })
    for (let from = 0; from < inserted.length; from += PART)
      this.around.shared.change(() => this.#text.insert(at + from, inserted.slice(from, from + PART)))
  }

  close() {
    this.composed()
    this.write()
    this.#text.unobserve(this.#changed)
    this.#undo?.destroy()
  }

  #history(): Y.UndoManager {
    this.#undo ??= new Y.UndoManager(this.#text, { trackedOrigins: new Set([HERE]), captureTimeout: 800 })
    return this.#undo
  }

  #changed = (event: Y.YTextEvent, { origin }: Y.Transaction) => {
    // What stands in the field was written from there; and it may be ahead, where it is put in by parts.
    if (origin === HERE) return
    // What comes after the words of others is another step to take back.
    if (origin !== this.#undo) this.#undo?.stopCapturing()
    this.#show(this.#text.toString(), (place) => movedBy(place, event.delta))
  }

  #show(value: string, moved = (place: number) => place) {
    this.#shown = value
    if (this.box.value === value) return
    const { selectionStart, selectionEnd } = this.box
    this.box.value = value
    if (this.box.ownerDocument.activeElement === this.box)
      this.box.setSelectionRange(moved(selectionStart), moved(selectionEnd))
  }
}
