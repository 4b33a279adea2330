package org.tongban.core.fuzz;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a parser owes to bytes that anybody can send: a refusal that it promised, soon, silently.
 */
public final class Hostile {
  /** A citizen's number of county part 99. */
  public static final String CITIZEN = "310199194003050029";

  /** The citizen's name. */
  public static final String NAME = "沈桂芳";

  /** A word that stands in no sentence of ours. */
  public static final String WORD = "zqVx7Kj";

  /** Generous for a machine that does other things; a parser needs a thousandth. */
  private static final Duration LONGEST = Duration.ofSeconds(4);

  private Hostile() {}

  /** Reads something. */
  @FunctionalInterface
  public interface Parsing {
    void parse() throws Exception;
  }

  /**
   * Reads and holds the parser to its word.
   *
   * @param promised the exceptions that its Javadoc names
   * @return the refusal, or empty when it was read
   */
  public static Optional<Throwable> refusal(List<Class<?>> promised, Parsing parsing) {
    var begin = cpuTime();
    var refusal = thrown(parsing);
    var taken = cpuTime().minus(begin);
    refusal.ifPresent(thrown -> check(thrown, promised));
    if (taken.compareTo(LONGEST) > 0) {
      throw new AssertionError("took " + taken.toMillis() + " ms of processor time");
    }
    return refusal;
  }

  private static Optional<Throwable> thrown(Parsing parsing) {
    try {
      parsing.parse();
      return Optional.empty();
    } catch (Throwable thrown) {
      return Optional.of(thrown);
    }
  }

  private static void check(Throwable thrown, List<Class<?>> promised) {
    if (promised.stream().noneMatch(type -> type.isInstance(thrown))) {
      throw new AssertionError("promised are " + promised + ", thrown was this", thrown);
    }
    // a log shows the causes, too
    for (var one = thrown; one != null; one = one.getCause()) {
      silent(String.valueOf(one.getMessage()), one);
    }
  }

  /** No sentence for a person may repeat what was received. */
  public static void silent(String sentence, Throwable from) {
    anonymous(sentence, from);
    if (sentence.contains(WORD)) {
      throw new AssertionError("repeats what was received: " + sentence, from);
    }
  }

  /** Where a name of a member may be repeated, it still may be nobody's. */
  public static void anonymous(String sentence, Throwable from) {
    if (sentence.contains(CITIZEN) || sentence.contains(NAME)) {
      throw new AssertionError("repeats what was received: " + sentence, from);
    }
  }

  private static Duration cpuTime() {
    return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
  }

  /** A list of one thing or several. */
  public static List<Class<?>> only(Class<?>... types) {
    return Arrays.asList(types);
  }
}
