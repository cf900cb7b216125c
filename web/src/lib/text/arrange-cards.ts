/**
 * Puts the cards into the list, in this order. Whoever types in one of them goes on typing: a card in use stays where it is
 * and the others move around it; where it must go to another list, focus and selection go along.
 */
export function arrangeCards(list: HTMLElement, cards: readonly HTMLElement[]): void {
  let next: Element | null = null;
  for (const card of cards.toReversed()) {
    if (card.parentElement !== list) moveWithFocus(list, card, next);
    else if (card.contains(document.activeElement)) clearBetween(list, card, next);
    else if (card.nextElementSibling !== next) list.insertBefore(card, next);
    next = card;
  }
}

/** What stands between a card and the one that is to follow it belongs before it. */
function clearBetween(list: HTMLElement, card: HTMLElement, next: Element | null): void {
  while (card.nextElementSibling && card.nextElementSibling !== next)
    list.insertBefore(card.nextElementSibling, card);
}

/** The browser lets go of the focus of what leaves its place. */
function moveWithFocus(list: HTMLElement, card: HTMLElement, next: Element | null): void {
  const focused = document.activeElement;
  const selection = document.getSelection();
  const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = selection ?? {};
  const isInUse = focused instanceof HTMLElement && card.contains(focused);
  list.insertBefore(card, next);
  if (!isInUse) return;
  focused.focus({ preventScroll: true });
  if (anchorNode && focusNode && focused.contains(anchorNode))
    selection?.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
}
