import { checkDocxTemplate, type TemplateProblem } from '../reports/check-docx-template.ts';
import { checkPptxTemplate, type PptxTemplateProblem } from '../reports/pptx/pptx-template.ts';
import { zipProblemText } from '../reports/zip-problem-text.ts';

/** Everything that keeps a file from being a template, a line each, to follow its name; empty for one that can be used. */
export function findTemplateProblems(format: 'docx' | 'pptx', bytes: Uint8Array): readonly string[] {
  if (format === 'pptx') return checkPptxTemplate(bytes).map(problemText);
  const checked = checkDocxTemplate(bytes);
  return checked.ok ? [] : checked.error.map(problemText);
}

function problemText(problem: TemplateProblem | PptxTemplateProblem): string {
  switch (problem.kind) {
    case 'broken':
    case 'encrypted':
    case 'too-large':
      return zipProblemText(problem);
    case 'broken-part':
      return `${problem.part} is not well-formed XML`;
    case 'other-kind':
      return `is no ${problem.expected} file`;
    case 'macros':
      return `holds macros (${problem.part})`;
    case 'external-link':
      return `${problem.part} links to ${problem.target}, which is elsewhere`;
    case 'embedded':
      return `holds an embedded file (${problem.part})`;
    case 'entities':
      return `${problem.part} has a document type or entities of its own`;
    case 'action':
      return `${problem.part} holds an action (${problem.name})`;
    case 'unknown-tag':
      return `${problem.part}: there is no tag ${problem.tag}`;
    case 'unclosed-tag':
      return `${problem.part}: a tag is not closed: ${problem.text}`;
    case 'misplaced-tag':
      return `${problem.part}: ${problem.tag} must stand in a paragraph of its own, in the document itself`;
    case 'repeated-tag':
      return `${problem.tag} must be there only once`;
    case 'too-many-tags':
      return `has more than ${problem.most} tags`;
    case 'missing-layout':
      return `has no layout "${problem.name}", nor one of PowerPoint's type ${problem.type}`;
    case 'missing-placeholder':
      return `the layout "${problem.layout}" has no placeholder for ${problem.placeholder}`;
    case 'unknown-name':
      return `the name "${problem.name}" is none that is looked for`;
  }
}
