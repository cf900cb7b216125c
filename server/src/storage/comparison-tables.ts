/** What is compared, made from the archive in the transaction that changes it. Points are thousandths. */
export type ComparisonTables = {
  comparison_due: { municipality_id: string };
  comparison_setting: { name: string; value: string };
  comparison_evaluation: {
    result_id: string;
    municipality_id: string;
    country: string;
    family: string;
    /** The first number of the version. */
    line: string;
    version: string;
    /** The instrument by whose ids its areas stand; "" where that is not known. */
    frame: string;
    year: number;
    /** Of the municipality's next evaluation; 9999 where there is none. */
    next_year: number;
    next_in_line: number;
    population: number | null;
    /** The highest bound of a size group that the population reaches; -1 when it is not known. */
    size_class: number;
    total: number | null;
  };
  comparison_figure: { result_id: string; area: string; points: number };
  /** Kept by triggers. */
  comparison_sum: {
    family: string;
    country: string;
    frame: string;
    area: string;
    line: string;
    version: string;
    size_class: number;
    year: number;
    next_year: number;
    next_in_line: number;
    n: number;
    points: number;
  };
};
