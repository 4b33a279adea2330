package org.tongban.harness.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tongban.harness.fault.Sample.Quantity;
import org.tongban.node.demo.register.Region;

/**
 * Mixed load in both directions for a long time: several services, in the open and encrypted, 青浦
 * asking in ES256 and 嘉善 in SM2.
 */
final class Soak {
  private static final String SUITE = "ask.suite";

  /** What each of the two asks in; the first asks of a cold node may take long. */
  static final Map<Region, Map<String, String>> SETTINGS =
      Map.of(
          Bed.ASKING, Map.of(SUITE, "ES256", "peer.timeout", "10s"),
          Bed.ANSWERING, Map.of(SUITE, "SM2", "peer.timeout", "10s"));

  private static final Duration PAUSE = Duration.ofMillis(40);

  private final Bed bed;
  private final int callers;

  Soak(Bed bed, int callers) {
    this.bed = bed;
    this.callers = callers;
  }

  /**
   * What it came to.
   *
   * @param answered good answers by service and suite of the ask
   * @param problems whatever else callers were told, which should be nothing
   * @param slopes of each node's quantities after the first third, in which a JVM warms up
   */
  record Result(
      Map<String, Long> answered,
      Map<String, Long> problems,
      Map<Region, Map<Quantity, Slope>> slopes,
      Books.Balance balance,
      boolean whole) {
    boolean good() {
      return problems.isEmpty()
          && !answered.isEmpty()
          && balance.lost() == 0
          && balance.twice() == 0
          && whole
          && slopes.values().stream()
              .flatMap(slope -> slope.values().stream())
              .allMatch(Slope::flat);
    }
  }

  /**
   * Runs it.
   *
   * @param every time between two samples
   * @param progress told at each sample how many answers there are so far
   */
  Result run(Duration time, Duration every, Consumer<Integer> progress)
      throws InterruptedException, IOException {
    var heads = bed.books().heads();
    var samples = new EnumMap<Region, List<Sample>>(Region.class);
    heads.keySet().forEach(region -> samples.put(region, new ArrayList<>()));
    try (var load = new Callers(bed.layout(), PAUSE)) {
      for (int caller = 0; caller < callers; caller++) {
        load.add(Wish.mixed(Bed.ASKING, Bed.ANSWERING));
        load.add(Wish.mixed(Bed.ANSWERING, Bed.ASKING));
      }
      var begin = System.nanoTime();
      while (System.nanoTime() - begin < time.toNanos()) {
        TimeUnit.MILLISECONDS.sleep(every.toMillis());
        var seconds = (System.nanoTime() - begin) / 1e9;
        for (var one : samples.entrySet()) {
          var pid = bed.node(one.getKey()).process().pid();
          one.getValue().add(Sample.of(pid, seconds));
        }
        progress.accept(load.count());
      }
      load.stop();
      return result(load.calls(), samples, heads);
    }
  }

  private Result result(
      List<Call> calls, Map<Region, List<Sample>> samples, Map<Region, Long> heads) {
    var answered = new TreeMap<String, Long>();
    var problems = new TreeMap<String, Long>();
    var good = new ArrayList<Call>();
    for (var call : calls) {
      if (call.good()) {
        good.add(call);
        var suite = SETTINGS.get(call.wish().from()).get(SUITE);
        answered.merge(call.wish().service() + " " + suite, 1L, Long::sum);
      } else {
        problems.merge(call.outcome(), 1L, Long::sum);
      }
    }
    var slopes = new EnumMap<Region, Map<Quantity, Slope>>(Region.class);
    samples.forEach((region, all) -> slopes.put(region, slopes(all)));
    var books = bed.books();
    return new Result(answered, problems, slopes, books.balance(good, heads), books.whole());
  }

  private static Map<Quantity, Slope> slopes(List<Sample> samples) {
    var warm = samples.subList(samples.size() / 3, samples.size());
    var slopes = new EnumMap<Quantity, Slope>(Quantity.class);
    for (var quantity : Quantity.values()) {
      slopes.put(quantity, Slope.of(warm, quantity));
    }
    return slopes;
  }
}
