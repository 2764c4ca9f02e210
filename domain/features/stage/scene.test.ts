import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Box, type SceneInput, type Size, scene } from './scene'
import { LAYOUTS } from './state'

const names = Array.from({ length: 25 }, (_, i) => `p${i}`)
const somebody = fc.constantFrom(...names)
const anyStage: fc.Arbitrary<SceneInput> = fc.record({
  layout: fc.constantFrom(...LAYOUTS),
  onStage: fc.shuffledSubarray(names),
  featured: fc.option(somebody),
  screen: fc.option(somebody),
  speaking: fc.option(somebody),
})
/** From a small phone to a wall, and fractions of a pixel as browsers have them. */
const anySize: fc.Arbitrary<Size> = fc.record({
  width: fc.double({ min: 160, max: 4_000, noNaN: true }),
  height: fc.double({ min: 160, max: 4_000, noNaN: true }),
})
const always = (holds: (boxes: Box[], input: SceneInput, size: Size) => void) =>
  fc.assert(
    fc.property(anyStage, anySize, (input, size) => holds(scene(input, size), input, size)),
    { seed: 1, numRuns: 500 },
  )

const HD = { width: 1280, height: 720 }
const MARGIN = 12
const wholeOf = ({ width, height }: Size) => ({
  x: MARGIN,
  y: MARGIN,
  width: width - 2 * MARGIN,
  height: height - 2 * MARGIN,
})
const quiet: SceneInput = { layout: 'speaker', onStage: [], featured: null, screen: null, speaking: null }
const three = { ...quiet, onStage: ['ada', 'ben', 'sam'] }
const large = (boxes: readonly Box[]) =>
  boxes.filter((box) => box.large).map((box) => `${box.kind} ${box.participantId}`)
const small = (boxes: readonly Box[]) => boxes.filter((box) => !box.large).map(({ participantId }) => participantId)

describe('whoever is on stage, whatever the size', () => {
  test('all boxes lie within its margin, and can be seen', () => {
    always((boxes, _input, { width, height }) => {
      for (const box of boxes) {
        expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(MARGIN)
        expect(Math.min(box.width, box.height)).toBeGreaterThan(0)
        expect(box.x + box.width).toBeLessThanOrEqual(width - MARGIN + 1e-9)
        expect(box.y + box.height).toBeLessThanOrEqual(height - MARGIN + 1e-9)
      }
    })
  })

  test('together they stand in the middle: as far from the left as from the right', () => {
    always((boxes, _input, { width }) => {
      if (boxes.length === 0) return
      const left = Math.min(...boxes.map(({ x }) => x))
      const right = Math.max(...boxes.map(({ x, width }) => x + width))
      expect(Math.abs(left - (width - right))).toBeLessThanOrEqual(1)
    })
  })

  test('no two boxes overlap', () => {
    const apart = (a: Box, b: Box) =>
      a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
    always((boxes) => {
      boxes.forEach((box, i) => {
        for (const other of boxes.slice(i + 1)) expect(apart(box, other)).toBe(true)
      })
    })
  })

  test('every picture is there at most once, and of somebody who is there', () => {
    always((boxes, { onStage, screen }) => {
      const pictures = boxes.map((box) => `${box.kind} ${box.participantId}`)
      expect(new Set(pictures).size).toBe(pictures.length)
      for (const { kind, participantId } of boxes)
        expect(kind === 'screen' ? participantId === screen : onStage.includes(participantId)).toBe(true)
    })
  })

  test('one picture at most is large, and there is none only if nobody is there', () => {
    always((boxes, { onStage, screen }) => {
      expect(large(boxes).length).toBeLessThanOrEqual(1)
      expect(boxes.length === 0).toBe(onStage.length === 0 && screen === null)
    })
  })

  test('the same comes of the same, and what was given is left as it was', () => {
    always((boxes, input, size) => {
      const before = structuredClone(input)
      expect(scene(input, size)).toEqual(boxes)
      expect(input).toEqual(before)
    })
  })
})

test('nobody on stage is nothing to see', () => {
  expect(scene(quiet, HD)).toEqual([])
})

test.each(LAYOUTS)('one person fills the stage up to its margin, laid out as %s', (layout) => {
  const whole = { kind: 'camera', participantId: 'ada', ...wholeOf(HD), large: true }
  expect(scene({ ...quiet, layout, onStage: ['ada'] }, HD)).toEqual([whole])
})

describe('the large picture', () => {
  test('is of who came first, in silence', () => {
    expect(large(scene(three, HD))).toEqual(['camera ada'])
  })

  test('is of who speaks, and the others stand below in the order in which they came', () => {
    const boxes = scene({ ...three, speaking: 'ben' }, HD)
    expect(large(boxes)).toEqual(['camera ben'])
    expect(small(boxes)).toEqual(['ada', 'sam'])
  })

  test('is of who is featured, whoever speaks', () => {
    expect(large(scene({ ...three, featured: 'sam', speaking: 'ben' }, HD))).toEqual(['camera sam'])
  })

  test('is of nobody who is not on stage', () => {
    expect(large(scene({ ...three, featured: 'gone', speaking: 'ben' }, HD))).toEqual(['camera ben'])
    expect(large(scene({ ...three, speaking: 'gone' }, HD))).toEqual(['camera ada'])
  })

  test.each(LAYOUTS)('is a screen that is shared, and all people stand below, laid out as %s', (layout) => {
    const boxes = scene({ ...three, layout, screen: 'ada', featured: 'sam', speaking: 'ben' }, HD)
    expect(large(boxes)).toEqual(['screen ada'])
    expect(small(boxes)).toEqual(['ada', 'ben', 'sam'])
  })
})

describe('the strip', () => {
  test('holds six, in one row of equal pictures under the large one', () => {
    const [main, ...strip] = scene({ ...quiet, onStage: names }, HD)
    expect(strip).toHaveLength(6)
    expect(new Set(strip.map(({ y, width, height }) => `${y} ${width} ${height}`)).size).toBe(1)
    expect(strip[0]!.y).toBeGreaterThan(main!.y + main!.height)
  })

  test('is not there on a low stage', () => {
    expect(scene({ ...three, speaking: 'ben' }, { width: 460, height: 259 })).toMatchObject([
      { participantId: 'ben', ...wholeOf({ width: 460, height: 259 }), large: true },
    ])
    expect(scene(three, { width: 460, height: 260 })).toHaveLength(3)
  })
})

describe('on a low stage', () => {
  const places = (input: SceneInput, size: Size) => scene(input, size).map(({ x, y }) => [x > MARGIN, y] as const)

  test('two are both in the picture', () => {
    expect(small(scene({ ...three, onStage: ['ada', 'ben'] }, { width: 390, height: 219 }))).toEqual(['ada', 'ben'])
  })

  test('so are more, if they stand beside each other in full height', () => {
    expect(places(three, { width: 390, height: 96 })).toEqual([
      [false, MARGIN],
      [true, MARGIN],
      [true, MARGIN],
    ])
    expect(scene(three, { width: 300, height: 96 })).toHaveLength(1)
  })

  test('one is no band of a face: they stand in the middle, no wider than a face can fill', () => {
    const size = { width: 820, height: 124 }
    expect(scene({ ...quiet, onStage: ['ada'] }, size)).toMatchObject([{ x: 290, y: MARGIN, width: 240, height: 100 }])
    expect(scene({ ...quiet, screen: 'ada' }, size)).toMatchObject([wholeOf(size)])
  })

  test('but not beside somebody who is featured', () => {
    expect(large(scene({ ...three, featured: 'sam' }, { width: 390, height: 96 }))).toEqual(['camera sam'])
  })
})

describe('the grid', () => {
  test('shows all alike, and nobody large', () => {
    const boxes = scene({ ...quiet, layout: 'grid', onStage: names, speaking: 'p7' }, HD)
    expect(small(boxes)).toEqual(names)
    expect(new Set(boxes.map(({ width, height }) => `${width} ${height}`)).size).toBe(1)
  })

  test('has pictures that are neither too wide nor too narrow', () => {
    always((boxes, { layout, featured, screen, onStage }) => {
      if (layout !== 'grid' || featured !== null || screen !== null || onStage.length < 2) return
      for (const { width, height } of boxes) {
        expect(width).toBeLessThanOrEqual(height * (16 / 9) + 2)
        expect(width).toBeGreaterThanOrEqual(height * (4 / 3) - 2)
      }
    })
  })

  test('has two beside each other on a wide stage, and one above the other on a high one', () => {
    const two = { ...quiet, layout: 'grid', onStage: ['ada', 'ben'] } as const
    const rows = (size: Size) => new Set(scene(two, size).map(({ y }) => y)).size
    expect(rows(HD)).toBe(1)
    expect(rows({ width: 400, height: 800 })).toBe(2)
  })
})
