/** The standard normal quantile of a two-sided interval at 95 %. */
export const Z_95 = 1.959963984540054;

/** How many of how many people answered how. */
export interface Proportion {
  /** Answers that count, such as favourable ones; need not be whole. */
  successes: number;
  answers: number;
  /** Everybody who was asked: the population that the sample is drawn from. */
  population: number;
}

/**
 * The sample size with the finite population correction: answers from most of a small
 * group say more about that group than as many from a large one. Infinite when everybody
 * answered, as nothing is left to sampling then.
 */
export function effectiveSize(answers: number, population: number): number {
  if (population <= 1 || answers >= population) {
    return Infinity;
  }
  return (answers * (population - 1)) / (population - answers);
}

/**
 * The Wilson score interval of a share at 95 %, with finite population correction.
 *
 * @public
 */
export function wilsonInterval(proportion: Proportion): {
  low: number;
  high: number;
} {
  const { successes, answers, population } = proportion;
  const p = successes / answers;
  const n = effectiveSize(answers, population);
  if (n === Infinity) {
    return { low: p, high: p };
  }
  const z2 = Z_95 * Z_95;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half =
    (Z_95 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/**
 * Half the width of the 95 % interval of a net promoter score, as a share of 1.
 *
 * @public
 */
export function netScoreMargin(options: {
  promoters: number;
  detractors: number;
  answers: number;
  population: number;
}): number {
  const { promoters, detractors, answers, population } = options;
  const p = promoters / answers;
  const d = detractors / answers;
  const n = effectiveSize(answers, population);
  return Z_95 * Math.sqrt((p + d - (p - d) ** 2) / n);
}
