/** Moves the focus into the grades of a criterion: to the chosen level, else to the first. */
export function focusCriterion(criterion: string | undefined): void {
  const group = [...document.querySelectorAll<HTMLElement>('[data-criterion]')].find(
    (candidate) => candidate.dataset.criterion === criterion,
  );
  const level =
    group?.querySelector<HTMLInputElement>('input[type="radio"]:checked') ??
    group?.querySelector<HTMLInputElement>('input[type="radio"]');
  level?.focus();
}

/**
 * After going to another indicator: to the first criterion without a grade, so that digits work at once; to the question
 * where nothing can be graded.
 */
export function focusFirstUngraded(): void {
  const groups = [...document.querySelectorAll<HTMLElement>('[data-criterion]:enabled')];
  if (groups.length === 0) focusTitle();
  const ungraded = groups.find((group) => group.querySelector('input[type="radio"]:checked') === null);
  const level = (ungraded ?? groups[0])?.querySelector<HTMLInputElement>(
    'input[type="radio"]:checked, input[type="radio"]',
  );
  // The question above must stay in sight.
  level?.focus({ preventScroll: true });
}

function focusTitle(): void {
  const title = document.querySelector('h1');
  if (!title) return;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
}

/** Into the evidence: to the search, where there is one, else to the first piece, else to the part as a whole. */
export function focusEvidence(): void {
  const part = document.getElementById('evidence');
  const field =
    part?.querySelector<HTMLElement>('input[type="search"]') ??
    part?.querySelector<HTMLElement>('input:enabled');
  (field ?? part)?.focus();
}
