/** Coefficients of a regression with what is not known about them. */
export interface FittedCoefficients {
  /** [K] estimates. */
  readonly mean: Float64Array;
  /** [K][K] lower factor of the covariance, row-major: a run's coefficients are mean + root z, z standard normal. */
  readonly root: Float64Array;
}
