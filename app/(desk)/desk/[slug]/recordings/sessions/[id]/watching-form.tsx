'use client'
import { AudienceForm, type AudienceNow } from '../../audience-form'

/** Who may watch a session while it is streamed. */
export const WatchingForm = ({ id, now }: { readonly id: string; readonly now: AudienceNow }) => (
  <AudienceForm
    path={`/api/desk/sessions/${id}/watching`}
    linkPath={`/api/desk/sessions/${id}/watching/link`}
    now={now}
    also={{}}
    onChanged={() => {}}
  />
)
