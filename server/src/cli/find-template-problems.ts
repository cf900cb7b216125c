import { checkDocxTemplate } from '../reports/check-docx-template.ts';
import { describeTemplateProblem } from '../reports/describe-template-problem.ts';
import { checkPptxTemplate, type PptxTemplateProblem } from '../reports/pptx/pptx-template.ts';

/** Everything that keeps a file from being a template, a sentence each; empty for one that can be used. */
export function findTemplateProblems(format: 'docx' | 'pptx', bytes: Uint8Array): readonly string[] {
  if (format === 'pptx') return checkPptxTemplate(bytes).map(slideProblem);
  const checked = checkDocxTemplate(bytes);
  return checked.ok ? [] : checked.error.map((problem) => describeTemplateProblem(problem, 'en'));
}

function slideProblem(problem: PptxTemplateProblem): string {
  switch (problem.kind) {
    case 'missing-layout':
      return `There is no layout "${problem.name}", nor one of PowerPoint's type ${problem.type}.`;
    case 'missing-placeholder':
      return `The layout "${problem.layout}" has no placeholder for ${problem.placeholder}.`;
    case 'unknown-name':
      return `The name "${problem.name}" is none that is looked for.`;
    default:
      return describeTemplateProblem(problem, 'en');
  }
}
