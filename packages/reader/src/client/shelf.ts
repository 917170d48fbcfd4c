// The shelf's search and its kinds. Without scripts the shelf is a list.

const form = document.querySelector<HTMLFormElement>('.sift');
const stories = [...document.querySelectorAll<HTMLElement>('.shelf > li')];
const none = document.querySelector<HTMLElement>('.none');
const buttons = [...document.querySelectorAll<HTMLButtonElement>('.sift [data-kind]')];
const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
let kind = '';

function sift(): void {
  const words = fold(form?.querySelector('input')?.value ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  let shown = 0;
  for (const story of stories) {
    const text = fold(story.textContent ?? '');
    const fits = (kind === '' || story.dataset.kind === kind) && words.every((word) => text.includes(word));
    story.hidden = !fits;
    if (fits) shown++;
  }
  if (none) none.hidden = shown > 0;
}

if (form) {
  form.hidden = false;
  form.addEventListener('input', sift);
  form.addEventListener('submit', (event) => event.preventDefault());
  for (const button of buttons)
    button.addEventListener('click', () => {
      kind = button.dataset.kind ?? '';
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
      sift();
    });
}

export {};
