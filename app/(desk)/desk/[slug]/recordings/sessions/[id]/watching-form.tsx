'use client'
import type { Watching } from '@/app/_data/session-watching'
import { AudienceForm } from '../../audience-form'

/** Who may watch a session while it is streamed. */
export const WatchingForm = ({ id, now }: { readonly id: string; readonly now: Watching }) => (
  <AudienceForm
    path={`/api/desk/sessions/${id}/watching`}
    linkPath={`/api/desk/sessions/${id}/watching/link`}
    now={now}
    also={{}}
    isShown={now.isStreamed ? 'live' : null}
    onChanged={() => {}}
  />
)
