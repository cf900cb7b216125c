import { formatNumber, reportFileMessages, type UiLanguage } from '@samskar/shared/messages';
import type { TemplateProblem } from './check-docx-template.ts';
import type { PptxTemplateProblem } from './pptx/pptx-template.ts';
import type { SlideLibraryProblem } from './pptx/slide-library.ts';

/** What is wrong with a template, for whoever made it. What the file says itself comes out as it is: it is data to the reader. */
export function describeTemplateProblem(problem: TemplateProblem, language: UiLanguage): string {
  const messages = reportFileMessages[language].template;
  switch (problem.kind) {
    case 'too-large':
      return messages[problem.limit](formatNumber(problem.most, language));
    case 'broken':
      return messages.broken;
    case 'encrypted':
      return messages.encrypted;
    case 'broken-part':
      return messages.brokenPart(problem.part);
    case 'other-kind':
      return messages.otherKind(problem.expected);
    case 'macros':
      return messages.macros(problem.part);
    case 'external-link':
      return messages.externalLink(problem.part, problem.target);
    case 'embedded':
      return messages.embedded(problem.part);
    case 'entities':
      return messages.entities(problem.part);
    case 'action':
      return messages.action(problem.part, problem.name);
    case 'unknown-tag':
      return messages.unknownTag(problem.tag, problem.part);
    case 'unclosed-tag':
      return messages.unclosedTag(problem.text, problem.part);
    case 'misplaced-tag':
      return messages.misplacedTag(problem.tag, problem.part);
    case 'repeated-tag':
      return messages.repeatedTag(problem.tag);
    case 'too-many-tags':
      return messages.tooManyTags(formatNumber(problem.most, language));
    case 'too-long':
      return messages.tooLong(formatNumber(problem.most, language));
    case 'endless-word':
      return messages.endlessWord(formatNumber(problem.most, language));
  }
}

/** What is wrong with a PowerPoint template. */
export function describeSlideProblem(problem: PptxTemplateProblem, language: UiLanguage): string {
  const messages = reportFileMessages[language].template;
  switch (problem.kind) {
    case 'missing-layout':
      return messages.missingLayout(problem.name, problem.type);
    case 'missing-placeholder':
      return messages.missingPlaceholder[problem.placeholder](problem.layout);
    case 'unknown-name':
      return messages.unknownName(problem.name);
    default:
      return describeTemplateProblem(problem, language);
  }
}

/** What is wrong with a file of slides of examples. */
export function describeLibraryProblem(problem: SlideLibraryProblem, language: UiLanguage): string {
  const messages = reportFileMessages[language].template;
  switch (problem.kind) {
    case 'no-slots':
      return messages.noSlots;
    case 'unknown-slot':
      return messages.unknownSlot(problem.slide, problem.slot);
    case 'no-source':
      return messages.noSource(problem.slide);
    default:
      return describeTemplateProblem(problem, language);
  }
}

/** A warning with the tags that an accepted template does without; undefined when it has them all. */
export function describeMissingTags(missing: readonly string[], language: UiLanguage): string | undefined {
  if (missing.length === 0) return undefined;
  return reportFileMessages[language].template.missing(missing.map((tag) => `{{${tag}}}`).join(', '));
}
