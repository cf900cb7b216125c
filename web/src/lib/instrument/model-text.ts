import { isApproximation, type Instrument } from '@samskar/shared/instrument';
import { evaluationMessages, type UiLanguage } from '@samskar/shared/messages';

/**
 * What stands beside every figure of points: "Modell 2.1, tilnærming på delområdenivå". Figures of different versions cannot
 * be compared without it.
 */
export function modelText(instrument: Instrument, language: UiLanguage): string {
  const t = evaluationMessages[language];
  const model = t.model(instrument.version);
  return isApproximation(instrument) ? t.approximation(model) : model;
}
