/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

/*
 * Shows the forms that need a passkey, asks the device for its answer when one is sent, and sends the form
 * with it. A form says in `data-passkey` where the question comes from and in `data-ceremony` which it is.
 */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  form.hidden = false
  form.parentElement?.querySelector('[data-without-script]')?.remove()
  if (browserSupportsWebAuthn()) form.addEventListener('submit', event => answer(form, event))
  else {
    say(form, form.dataset['notHere'])
    for (const button of form.querySelectorAll('button')) button.hidden = true
  }
}

async function answer(form: HTMLFormElement, event: SubmitEvent) {
  event.preventDefault()
  const button = form.querySelector('button')
  if (button) button.disabled = true
  say(form, '')
  try {
    const asked = await fetch(form.dataset['passkey'] ?? '', { method: 'POST' })
    if (!asked.ok) throw new Error(String(asked.status))
    const { challenge, options } = await asked.json()
    const given =
      form.dataset['ceremony'] === 'create'
        ? await startRegistration({ optionsJSON: options })
        : await startAuthentication({ optionsJSON: options })
    field(form, 'challenge').value = challenge
    field(form, 'answer').value = JSON.stringify(given)
    form.submit()
  } catch {
    // Whoever closed the window of their device is told no more than that nothing happened.
    say(form, form.dataset['stopped'])
    if (button) button.disabled = false
  }
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  const found = form.elements.namedItem(name)
  if (!(found instanceof HTMLInputElement)) throw new Error(`The form has no ${name}.`)
  return found
}

function say(form: HTMLFormElement, text: string | undefined) {
  const status = form.querySelector('[role=status]')
  if (status) status.textContent = text ?? ''
}
