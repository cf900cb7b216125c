import type { DisagreementSettings } from '@samskar/shared/disagreement';

/** The settings as the form shows them: shares in percent. */
export type SettingsText = {
  redStep: string;
  redExistence: boolean;
  redPercentOfMax: string;
  areaGapPoints: string;
  totalGapPoints: string;
  rereadPercentMin: string;
  rereadPercentMax: string;
};

export function settingsText(settings: DisagreementSettings): SettingsText {
  return {
    redStep: String(settings.redStep),
    redExistence: settings.redExistence,
    redPercentOfMax: percentText(settings.redShareOfMax),
    areaGapPoints: String(settings.areaGapPoints),
    totalGapPoints: String(settings.totalGapPoints),
    rereadPercentMin: percentText(settings.rereadShareMin),
    rereadPercentMax: percentText(settings.rereadShareMax),
  };
}

/** What the form's texts mean; NaN where one is no number. */
export function settingsOf(text: SettingsText): DisagreementSettings {
  return {
    redStep: readDecimal(text.redStep),
    redExistence: text.redExistence,
    redShareOfMax: shareOf(text.redPercentOfMax),
    areaGapPoints: readDecimal(text.areaGapPoints),
    totalGapPoints: readDecimal(text.totalGapPoints),
    rereadShareMin: shareOf(text.rereadPercentMin),
    rereadShareMax: shareOf(text.rereadPercentMax),
  };
}

/** Both signs are accepted for the decimals: who copies a figure should not have to think of the language. */
function readDecimal(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
}

/** The schema wants at most three decimals, and division by 100 leaves more. */
function shareOf(percent: string): number {
  return Number((readDecimal(percent) / 100).toFixed(3));
}

function percentText(share: number): string {
  return String(Number((share * 100).toFixed(1)));
}
