package org.tongban.harness.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nobody can have a newer directory for longer than the nodes rely on an old one. */
final class StaleDirectory implements Fault {
  private static final Duration RELIED_ON = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "stale-directory";
  }

  @Override
  public Set<String> codes() {
    return Set.of("directory-stale", "peer-not-trusted", "peer-unreachable", "answer-invalid");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("federation.maxAge", RELIED_ON.toSeconds() + "s");
  }

  @Override
  public void prepare(Bed bed) {
    bed.web().open();
  }

  @Override
  public void strike(Bed bed) {
    bed.web().close();
  }

  @Override
  public void mend(Bed bed) {
    bed.web().open();
  }

  @Override
  public void tidy(Bed bed) {
    bed.web().close();
  }

  @Override
  public Optional<Duration> lasts() {
    return Optional.of(RELIED_ON.plusSeconds(8));
  }
}
