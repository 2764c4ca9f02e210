import { createContext, useCallback, useContext, useEffect, useId, useState } from 'react'

type Report = (id: string, isWrong: boolean) => void

/** Hears from each place that is typed whether it is none. */
export const WrongPlaces = createContext<Report>(() => {})

/** Says of the field that calls it whether what stands in it is wrong, for as long as it is there. */
export function useReportsWrong(isWrong: boolean): void {
  const id = useId()
  const report = useContext(WrongPlaces)
  useEffect(() => {
    report(id, isWrong)
    return () => report(id, false)
  }, [id, isWrong, report])
}

/** Whether any place that is typed is none, and what `WrongPlaces` provides to know it. */
export function useWrongPlaces(): { readonly areWrong: boolean; readonly report: Report } {
  const [wrong, setWrong] = useState<readonly string[]>([])
  const report = useCallback<Report>(
    (id, isWrong) =>
      setWrong((before) => {
        if (isWrong === before.includes(id)) return before
        return isWrong ? [...before, id] : before.filter((each) => each !== id)
      }),
    [],
  )
  return { areWrong: wrong.length > 0, report }
}
