'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { SelectField, TextField } from '@/app/_ui/field'
import { Notice } from '@/app/_ui/notice'
import { ROLES } from '@/domain/protocol/standing'
import { textsOf, useForm } from '../../use-form'
import type { InvitedPerson, Surroundings } from './invited'
import { SpokenFields } from './spoken-fields'

interface Props extends Surroundings {
  /** Where it is sent. */
  readonly path: string
  readonly submit: string
  /** What is known already; null for somebody who is yet to be invited. */
  readonly known: InvitedPerson | null
  /** The link is there when somebody was invited. */
  readonly onDone: (name: string, result: { readonly link?: string }) => void
}

/** Who somebody is, for whom they come, and what they speak. */
export function InvitedForm({ path, submit, known, conferenceId, organisations, partnerships, onDone }: Props) {
  const t = useTranslations('desk')
  const roles = useTranslations('roles')
  const [name, setName] = useState(known?.name ?? '')
  const [organisationId, setOrganisation] = useState(known?.organisationId ?? '')
  const [partnershipId, setPartnership] = useState(known?.partnershipId ?? '')
  const { busy, problem, errorOf, send } = useForm<{ link?: string }>(path, (result) => onDone(name, result))
  const comeFrom = (id: string) => {
    setOrganisation(id)
    const theirs = partnerships.filter(({ organisationIds }) => organisationIds.includes(id))
    // Whose organisation has one partnership belongs to it; of several one is proposed.
    if (id !== '' && !theirs.some((each) => each.id === partnershipId)) setPartnership(theirs[0]?.id ?? '')
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { role } = textsOf(event.currentTarget)
    const languages = new FormData(event.currentTarget).getAll('languages')
    const belongs = { organisationId: organisationId || null, partnershipId: partnershipId || null }
    void send({ ...(!known && { conference: conferenceId }), name, role, ...belongs, languages })
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-4">
      {problem && (
        <Notice tone="warn" role="alert">
          {problem}
        </Notice>
      )}
      <TextField
        label={t('fields.name')}
        name="name"
        required
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
        {...errorOf('name')}
      />
      <SelectField
        label={t('fields.role')}
        name="role"
        defaultValue={known?.role ?? 'attendee'}
        {...(known && { hint: t('fields.roleText') })}
        {...errorOf('role')}
      >
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {roles(role)}
          </option>
        ))}
      </SelectField>
      <Choice
        label={t('fields.organisation')}
        value={organisationId}
        among={organisations}
        onChange={comeFrom}
        {...errorOf('organisationId')}
      />
      <Choice
        label={t('fields.partnership')}
        value={partnershipId}
        among={partnerships}
        onChange={setPartnership}
        {...errorOf('partnershipId')}
      />
      <SpokenFields known={known?.languages ?? []} />
      <div className="flex justify-end">
        <Button type="submit" look="main" disabled={busy}>
          {submit}
        </Button>
      </div>
    </form>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly among: readonly { readonly id: string; readonly name: string }[]
  readonly onChange: (id: string) => void
  readonly error?: string
}

/** One of several, or none of them. */
function Choice({ among, onChange, ...rest }: ChoiceProps) {
  const t = useTranslations('desk')
  if (among.length === 0) return null
  return (
    <SelectField {...rest} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t('fields.none')}</option>
      {among.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
