import { useTranslate } from '#app/i18n/use-translate.ts'
import { ArrangeButtons } from '#app/ui/arrange-buttons.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import type { useFormState } from '#app/ui/form-state.ts'
import type { GroupRow } from './group-rows.ts'

export interface GroupsFormProps {
  version: string
  groups: readonly GroupRow[]
  form: ReturnType<typeof useFormState>
}

/** All priority groups in one form. Adding, removing and moving only arrange it; «save» keeps it. */
export function GroupsForm({ version, groups, form }: GroupsFormProps) {
  const { t } = useTranslate()
  return (
    <form method="post" noValidate>
      {/* What Enter in a field presses. */}
      <button type="submit" name="intent" value="save" className="vh" tabIndex={-1} aria-hidden="true">
        {t('common:save')}
      </button>
      <input type="hidden" name="version" value={version} />
      {groups.map((group, index) => {
        const name = `groups.${index}`
        const label = group.names.kk || t('contest:groups.new')
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, on the server
          <fieldset key={index} className="group">
            <legend>{t('contest:groups.number', { number: index + 1 })}</legend>
            <input type="hidden" name={`${name}.key`} value={group.key} />
            <div className="columns">
              {(['kk', 'ru', 'en'] as const).map((language) => (
                <Field
                  key={language}
                  label={t(`contest:inLanguage.name_${language}`)}
                  name={`${name}.names.${language}`}
                  lang={language}
                  value={group.names[language]}
                  {...form.error(`${name}.names.${language}`)}
                />
              ))}
              <Field
                label={t('contest:groups.tier')}
                name={`${name}.tier`}
                inputMode="numeric"
                size="year"
                value={group.tier}
                {...form.error(`${name}.tier`)}
              />
            </div>
            <ArrangeButtons
              label={label}
              place={String(index)}
              first={index === 0}
              last={index === groups.length - 1}
            />
          </fieldset>
        )
      })}
      <ButtonRow>
        <Button kind="secondary" name="intent" value="add">
          {t('contest:groups.add')}
        </Button>
      </ButtonRow>
      <Button name="intent" value="save">
        {t('common:save')}
      </Button>
    </form>
  )
}
