/**
 * What moves on the pages that were drawn when the site was built: the slider that turns then into now, and the button that prints.
 * One listener for all of them, whenever they come.
 */
export function listenForTurning(): void {
  document.addEventListener('input', ({ target }) => turn(target));
  // Let go half-way, a page falls to the nearer side, wherever the finger has got to by then. Keys move it step by step.
  let held: EventTarget | null = null;
  document.addEventListener('pointerdown', ({ target }) => {
    held = target;
  });
  document.addEventListener('keydown', () => {
    held = null;
  });
  document.addEventListener('change', ({ target }) => {
    if (!isTurner(target) || target !== held) return;
    target.value = Number(target.value) < 50 ? '0' : '100';
    turn(target);
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-print]')) print();
  });
}

const isTurner = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.dataset.turn !== undefined;

function turn(target: EventTarget | null): void {
  if (!isTurner(target)) return;
  const [then, now] = (target.dataset.turn ?? '').split('|');
  const turned = Number(target.value) / 100;
  target.setAttribute('aria-valuetext', (turned < 0.5 ? then : now) ?? '');
  target.closest<HTMLElement>('.turnable')?.style.setProperty('--turned', String(turned));
}
