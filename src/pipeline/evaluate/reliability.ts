// Whether confidence means something: of the statements given 0.8, are eight in ten right?
import type { CalibrationPoint } from "./score.ts";

/** Statements of one tenth of confidence. */
export interface ReliabilityBin {
  /** The lower end: 0.7 is the tenth from 0.7 up to below 0.8; 1 belongs to the last. */
  readonly from: number;
  readonly statements: number;
  readonly right: number;
  /** Mean; 0 without statements. */
  readonly confidence: number;
}

const BINS = 10;

/** Ten bins in order, empty ones among them. */
export function reliabilityOf(points: readonly CalibrationPoint[]): ReliabilityBin[] {
  const binOf = ({ confidence }: CalibrationPoint) => Math.min(BINS - 1, Math.floor(confidence * BINS + 1e-9));
  const byBin = Map.groupBy(points, binOf);
  return Array.from({ length: BINS }, (_, bin) => {
    const inside = byBin.get(bin) ?? [];
    const total = inside.reduce((sum, { confidence }) => sum + confidence, 0);
    return {
      from: bin / BINS,
      statements: inside.length,
      right: inside.filter(({ isRight }) => isRight).length,
      confidence: inside.length > 0 ? total / inside.length : 0,
    };
  });
}

/**
 * Expected calibration error: how far the share that is right lies from the mean confidence, over bins weighed by their
 * statements (Naeini, Cooper and Hauskrecht, AAAI 2015). 0 is perfect; 0 without statements too.
 */
export function calibrationErrorOf(bins: readonly ReliabilityBin[]): number {
  const all = bins.reduce((sum, { statements }) => sum + statements, 0);
  const off = bins.reduce(
    (sum, { statements, right, confidence }) => sum + Math.abs(right - statements * confidence),
    0,
  );
  return all > 0 ? off / all : 0;
}
