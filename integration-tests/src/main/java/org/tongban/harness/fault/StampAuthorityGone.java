package org.tongban.harness.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nobody stamps the journals for longer than an entry may be without a time-stamp. */
final class StampAuthorityGone implements Fault {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "stamp-authority-gone";
  }

  @Override
  public Set<String> codes() {
    return Set.of("journal-unavailable", "peer-unreachable");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("journal.checkpointEvery", "2s", "journal.stamps.limit", LIMIT.toSeconds() + "s");
  }

  @Override
  public void strike(Bed bed) {
    bed.stamps().close();
  }

  @Override
  public void mend(Bed bed) {
    bed.stamps().open();
  }

  /** Until the age is looked at after the limit, and some more. */
  @Override
  public Optional<Duration> lasts() {
    return Optional.of(LIMIT.plusSeconds(12));
  }
}
