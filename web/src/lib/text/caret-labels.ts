import type { Awareness } from 'y-protocols/awareness';
import { z } from 'zod';

const personSchema = z.object({ id: z.string(), name: z.string(), color: z.string() });
const stateSchema = z.object({ user: personSchema });

/** Another person's caret in a text, with their name over it; as the server has stamped it (R11). */
export function caretOf(user: unknown): HTMLElement {
  const person = personSchema.safeParse(user).data;
  const caret = document.createElement('span');
  const label = document.createElement('div');
  caret.className = 'collaboration-carets__caret';
  label.className = 'collaboration-carets__label';
  caret.style.borderColor = label.style.backgroundColor = person?.color ?? 'transparent';
  label.textContent = person?.name ?? '';
  label.dataset.person = person?.id ?? '';
  caret.append(label);
  return caret;
}

/**
 * A name leaves its caret by an animation of its own (style of the editor); this begins it anew when the caret has moved,
 * also where the editor keeps the caret's element. Gives back how to stop.
 */
export function showMovedCarets(awareness: Awareness, editor: HTMLElement): () => void {
  const show = ({ added, updated }: { readonly added: number[]; readonly updated: number[] }) => {
    const moved = [...added, ...updated].map(
      (client) => stateSchema.safeParse(awareness.getStates().get(client)).data?.user.id,
    );
    for (const label of editor.querySelectorAll<HTMLElement>('[data-person]'))
      if (moved.includes(label.dataset.person))
        for (const leaving of label.getAnimations()) beginAgain(leaving);
  };
  awareness.on('change', show);
  return () => awareness.off('change', show);
}

function beginAgain(animation: Animation): void {
  animation.cancel();
  animation.play();
}
