import type { TemplateKind } from '@samskar/shared/api';
import type { UiLanguage } from '@samskar/shared/messages';
import { checkDocxTemplate } from './check-docx-template.ts';
import {
  describeLibraryProblem,
  describeMissingTags,
  describeSlideProblem,
  describeTemplateProblem,
} from './describe-template-problem.ts';
import { checkPptxTemplate } from './pptx/pptx-template.ts';
import { checkSlideLibrary } from './pptx/slide-library.ts';

/** A sentence each, for whoever made the file. */
export type JudgedTemplate = {
  /** What keeps it from being used; empty for one that can be. */
  readonly problems: readonly string[];
  /** What a file that can be used might lack. */
  readonly warnings: readonly string[];
};

type Judging = {
  readonly kind: TemplateKind;
  readonly bytes: Uint8Array;
  readonly language: UiLanguage;
  /** Where slides of a library may belong, as `area:5`. */
  readonly slots: readonly string[];
};

/** As many as anybody mends at a time. */
const problemsMax = 100;

/** Judges a file that somebody wants reports to be made with. */
export function judgeTemplate(judging: Judging): JudgedTemplate {
  const { problems, warnings } = judge(judging);
  return { problems: problems.slice(0, problemsMax), warnings };
}

function judge({ kind, bytes, language, slots }: Judging): JudgedTemplate {
  switch (kind) {
    case 'docx': {
      const checked = checkDocxTemplate(bytes);
      if (!checked.ok)
        return {
          problems: checked.error.map((problem) => describeTemplateProblem(problem, language)),
          warnings: [],
        };
      const missing = describeMissingTags(checked.value.missing, language);
      return { problems: [], warnings: missing === undefined ? [] : [missing] };
    }
    case 'pptx': {
      const problems = checkPptxTemplate(bytes);
      return { problems: problems.map((problem) => describeSlideProblem(problem, language)), warnings: [] };
    }
    case 'slides': {
      const problems = checkSlideLibrary(bytes, slots);
      return { problems: problems.map((problem) => describeLibraryProblem(problem, language)), warnings: [] };
    }
  }
}
