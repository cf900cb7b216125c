import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { yCursorPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';

/**
 * Keeps a caret that the browser has just moved where it is when another person's change arrives. The browser moves the
 * caret at a key's default action and tells the editor of it (`selectionchange`) in a later task; what arrives in between
 * draws the text anew with the caret where the editor last knew it. So the editor is told before anything of others is drawn.
 */
export const KeptCaret = Extension.create<{ doc: Y.Doc }>({
  name: 'keptCaret',

  addProseMirrorPlugins() {
    const { doc } = this.options;
    const beforeTransaction = ({ local }: Y.Transaction) => {
      if (!local) tellOfCaret();
    };
    return [
      new Plugin({
        key: new PluginKey('keptCaret'),
        view() {
          doc.on('beforeTransaction', beforeTransaction);
          return { destroy: () => doc.off('beforeTransaction', beforeTransaction) };
        },
      }),
    ];
  },

  // Others' carets are drawn by a transaction of their own, which may be older than what the editor now learns.
  dispatchTransaction({ transaction, next }) {
    const carets: unknown = transaction.getMeta(yCursorPluginKey);
    if (carets === undefined || transaction.docChanged) next(transaction);
    else {
      tellOfCaret();
      next(this.editor.state.tr.setMeta(yCursorPluginKey, carets));
    }
  },
});

/** An editor without the focus does not listen. */
function tellOfCaret(): void {
  document.dispatchEvent(new Event('selectionchange'));
}
