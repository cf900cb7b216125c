export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly color: 'neutral' | 'success' | 'warning' | 'danger';
  /** A toast with an action stays until it is used or dismissed: nobody must hurry (WCAG 2.2.1). */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
};

const shownMs = 7_000;
const toastsMax = 4;

/** Short messages about what has just happened; what matters for longer belongs on the screen itself. */
export class Toasts {
  shown = $state.raw<readonly Toast[]>([]);
  #lastId = 0;

  show(text: string, options: Partial<Pick<Toast, 'color' | 'action'>> = {}): void {
    const toast: Toast = { id: ++this.#lastId, text, color: 'neutral', ...options };
    this.shown = [...this.shown, toast].slice(-toastsMax);
    if (toast.action === undefined) setTimeout(() => this.dismiss(toast.id), shownMs);
  }

  dismiss(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
