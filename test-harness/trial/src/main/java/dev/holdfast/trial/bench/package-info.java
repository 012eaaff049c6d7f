/**
 * Measures any driver plugin, and several in one run turn by turn, so that what disturbs one
 * disturbs all: B1 start, B2 exit and stop, B3 recovery, B4 idle cost, B5 burst, B6 what is written
 * to disk, B7 logs, B8 cold start. Begin with {@link dev.holdfast.trial.bench.BenchRun}. Figures
 * are told as percentiles with all samples kept, and as ratios to the first plugin of the run;
 * nothing is asserted here.
 */
@NullMarked
package dev.holdfast.trial.bench;

import org.jspecify.annotations.NullMarked;
