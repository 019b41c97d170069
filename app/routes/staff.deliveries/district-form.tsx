import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'

const steps = ['reserved', 'packed', 'in-transit', 'handed-over'] as const
/** Which step comes next from where a device is. */
const from = { waits: 'reserved', reserved: 'packed', packed: 'in-transit', 'in-transit': 'handed-over' } as const

type Delivery = {
  applicationId: string
  code: string
  name: string
  phone: string
  village: string
  device: { label: string; model: string } | null
  stage: keyof typeof from
}

/** One district of a trip: its children to tick, and the steps that somebody there waits for. */
export function DistrictForm({ kato, name, deliveries }: { kato: string; name: string; deliveries: Delivery[] }) {
  const { t, locale } = useTranslate()
  const next = new Set<string>(deliveries.map(({ stage }) => from[stage]))
  return (
    <section>
      <h2>{name}</h2>
      <p>
        <a href={`/${locale}/deliveries/packing.pdf?district=${kato}`}>
          {t('handover:deliveries.packing')}: {name}
        </a>
      </p>
      <form method="post" noValidate>
        <fieldset className="field">
          <legend className="vh">
            {t('handover:deliveries.who')}: {name}
          </legend>
          {deliveries.map((one) => (
            <div className="choice" key={one.applicationId}>
              <input type="checkbox" name="child" value={one.applicationId} id={`child-${one.applicationId}`} />
              <label htmlFor={`child-${one.applicationId}`}>
                {one.name}, {one.code}
                <span className="hint">
                  {' '}
                  {[
                    one.village,
                    one.phone,
                    one.device ? `${one.device.label} ${one.device.model}` : '',
                    t(`handover:deliveries.stage.${one.stage}`),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </label>
            </div>
          ))}
        </fieldset>
        <ButtonRow>
          {steps
            .filter((step) => next.has(step))
            .map((step) => (
              <Button key={step} name="step" value={step} kind="secondary">
                {t(`handover:deliveries.step.${step}`)}
              </Button>
            ))}
        </ButtonRow>
      </form>
    </section>
  )
}
