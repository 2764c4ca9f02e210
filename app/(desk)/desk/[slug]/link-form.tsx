'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { languageName, SPOKEN } from '@/app/_i18n/spoken'
import { Button } from '@/app/_ui/button'
import { Checkbox, SelectField, TextField } from '@/app/_ui/field'
import { Notice } from '@/app/_ui/notice'
import { ROLES } from '@/domain/protocol/standing'
import { textsOf, useForm } from '../use-form'
import type { LinksProps } from './links'

interface Props extends Omit<LinksProps, 'links'> {
  readonly onDone: (made: { name: string; link: string }) => void
}

/** Whom to invite. Whose organisation has one partnership belongs to it. */
export function LinkForm({ conferenceId, organisations, partnerships, onDone }: Props) {
  const t = useTranslations('desk')
  const roles = useTranslations('roles')
  const [name, setName] = useState('')
  const [organisationId, setOrganisation] = useState('')
  const { busy, problem, errorOf, send } = useForm<{ link: string }>('/api/desk/links', ({ link }) =>
    onDone({ name, link }),
  )
  const partnershipId =
    partnerships.find((partnership) => partnership.organisationIds.includes(organisationId))?.id ?? null
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { role } = textsOf(event.currentTarget)
    const languages = new FormData(event.currentTarget).getAll('languages')
    void send({
      conference: conferenceId,
      name,
      role,
      organisationId: organisationId || null,
      partnershipId,
      languages,
    })
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
      <SelectField label={t('fields.role')} name="role" defaultValue="attendee">
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {roles(role)}
          </option>
        ))}
      </SelectField>
      {organisations.length > 0 && (
        <SelectField
          label={t('fields.organisation')}
          name="organisation"
          value={organisationId}
          onChange={(event) => setOrganisation(event.target.value)}
        >
          <option value="">{t('fields.none')}</option>
          {organisations.map((organisation) => (
            <option key={organisation.id} value={organisation.id}>
              {organisation.name}
            </option>
          ))}
        </SelectField>
      )}
      <fieldset>
        <legend className="mb-1 font-semibold">{t('fields.languages')}</legend>
        <p className="mb-1 text-meta text-soft">{t('fields.languagesText')}</p>
        <div className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-x-4">
          {SPOKEN.map((language) => (
            <Checkbox key={language} lang={language} label={languageName(language)} name="languages" value={language} />
          ))}
        </div>
      </fieldset>
      <div className="flex justify-end">
        <Button type="submit" look="main" disabled={busy}>
          {t('create')}
        </Button>
      </div>
    </form>
  )
}
