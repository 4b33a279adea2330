package org.tongban.harness.fault;

import java.util.List;
import org.tongban.harness.fault.Sample.Quantity;

/**
 * The line that fits samples best (least squares), and whether it is flat: over the whole time it
 * rises by no more than a tenth of the mean, or by the quantity's slack where that is more.
 *
 * @param perHour rise
 * @param growth rise over the time of the samples
 * @param limit of the growth
 */
record Slope(double mean, double perHour, double growth, double limit) {
  private static final double TENTH = 0.1;

  /**
   * Fits a line.
   *
   * @param samples at least two, at different moments
   */
  static Slope of(List<Sample> samples, Quantity quantity) {
    var count = samples.size();
    var x = samples.stream().mapToDouble(Sample::seconds).average().orElseThrow();
    var y = samples.stream().mapToDouble(one -> one.values().get(quantity)).average().orElseThrow();
    var together = 0.0;
    var squares = 0.0;
    for (var sample : samples) {
      together += (sample.seconds() - x) * (sample.values().get(quantity) - y);
      squares += (sample.seconds() - x) * (sample.seconds() - x);
    }
    if (squares == 0) {
      throw new IllegalArgumentException("no line goes through one moment");
    }
    var perSecond = together / squares;
    var span = samples.get(count - 1).seconds() - samples.get(0).seconds();
    var limit = Math.max(y * TENTH, quantity.slack());
    return new Slope(y, perSecond * 3600, perSecond * span, limit);
  }

  boolean flat() {
    return growth <= limit;
  }
}
