import { Fragment, type ReactNode } from 'react'
import { Logo } from '#app/ui/logo.tsx'

export interface ShellProps {
  labels: { skip: string; menu: string; language: string; home: string; productName: string }
  homeHref: string
  languages: readonly { locale: string; label: string; href: string; current: boolean }[]
  navigation: readonly { href: string; text: ReactNode; current?: boolean | undefined }[]
  account?:
    | { name: string; signOutAction: string; signOutText: string }
    | { signInHref: string; signInText: string }
    | undefined
  footer: { links: readonly { href: string; text: ReactNode }[]; note: ReactNode }
  /** Staff pages use the whole width. */
  staff?: boolean | undefined
  children: ReactNode
}

function Account({ account }: { account: NonNullable<ShellProps['account']> }) {
  if ('signInHref' in account) {
    return (
      <a className="account" href={account.signInHref}>
        {account.signInText}
      </a>
    )
  }
  return (
    <form className="account" method="post" action={account.signOutAction}>
      {account.name ? <span>{account.name}</span> : null}
      <button type="submit">{account.signOutText}</button>
    </form>
  )
}

/**
 * Everything around a page: skip link, header with logo, languages and navigation, and footer. The spaces between
 * links keep them apart in a text browser.
 */
export function Shell({
  labels,
  homeHref,
  languages,
  navigation,
  account,
  footer,
  staff = false,
  children,
}: ShellProps) {
  return (
    <div className={staff ? 'shell staff' : 'shell'}>
      <a className="skip" href="#main">
        {labels.skip}
      </a>
      <header className="masthead">
        <div className="wrap">
          <a className="brand" href={homeHref} aria-label={labels.home}>
            <Logo />
            <span>{labels.productName}</span>
          </a>{' '}
          <nav className="languages" aria-label={labels.language}>
            {languages.map((language) => (
              <Fragment key={language.locale}>
                <a
                  href={language.href}
                  lang={language.locale}
                  hrefLang={language.locale}
                  aria-current={language.current ? 'true' : undefined}
                >
                  {language.label}
                </a>{' '}
              </Fragment>
            ))}
          </nav>
          <div className="menu">
            {navigation.length > 0 ? (
              <nav aria-label={labels.menu}>
                {navigation.map((item) => (
                  <Fragment key={item.href}>
                    <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                      {item.text}
                    </a>{' '}
                  </Fragment>
                ))}
              </nav>
            ) : null}
            {account ? <Account account={account} /> : null}
          </div>
        </div>
      </header>
      {children}
      <footer className="foot">
        <div className="wrap">
          {footer.links.length > 0 ? (
            <ul>
              {footer.links.map((link) => (
                <li key={link.href}>
                  <a href={link.href}>{link.text}</a>
                </li>
              ))}
            </ul>
          ) : null}
          <div className="note">{typeof footer.note === 'string' ? <p>{footer.note}</p> : footer.note}</div>
        </div>
      </footer>
    </div>
  )
}
