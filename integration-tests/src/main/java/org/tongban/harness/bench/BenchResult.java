package org.tongban.harness.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Everything that was measured.
 *
 * @param ways by name: of one way and one suite
 * @param bulk by name: what batches came to
 * @param control as fast as it goes
 * @param controlAtHalf at half that rate
 * @param journalBefore median latency with the journal as it was, microseconds
 * @param journalAfter the same with the large one
 * @param entries in the large journal
 * @param starts of a node until it is ready
 * @param residentMiB the larger of the two nodes
 * @param bytesPerExchange on disk, both nodes together
 */
record BenchResult(
    Map<String, Way> ways,
    Map<String, BulkFigures> bulk,
    Figures control,
    Figures controlAtHalf,
    double journalBefore,
    double journalAfter,
    int entries,
    List<Duration> starts,
    double residentMiB,
    double bytesPerExchange) {
  static final String ES256 = "ES256 direct";
  static final String SM2 = "SM2 direct";

  /**
   * One way and one suite.
   *
   * @param full as fast as it goes
   * @param half at half that rate
   * @param floorMicros processor time of the bare cryptography of an exchange
   */
  record Way(Figures full, Figures half, double floorMicros) {
    /** What part of the exchanges the machine would do if there were nothing but cryptography. */
    double floorRatio() {
      return full.perSecond() / (Runtime.getRuntime().availableProcessors() * 1e6 / floorMicros);
    }
  }

  double throughputRatio(Way way) {
    return way.full().perSecond() / control.perSecond();
  }

  /**
   * The ratio that this way would reach if nothing cost anything but what the control does too, the
   * work of the databases and the bare cryptography: neither Java's part of validating, deciding
   * and recording nor what is around it.
   */
  double boundRatio(Way way) {
    return control.cpu() / (control.cpu() + way.full().database() + way.floorMicros());
  }

  double p99Ratio(Way way) {
    return way.half().p99() / controlAtHalf.p99();
  }

  double journalRatio() {
    return journalAfter / journalBefore;
  }

  /** Seconds, the middle one. */
  double startSeconds() {
    return starts.stream().sorted().toList().get(starts.size() / 2).toMillis() / 1e3;
  }
}
