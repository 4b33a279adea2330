package org.tongban.node.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * What a node looks at beside its work.
 *
 * @param fhirSampleEvery at most one FHIR answer in this time is held against the full validator;
 *     0s for none
 * @param backupEvery how old the last noted copy of the database may be; empty where nobody is told
 * @param restoreEvery how long ago a copy may last have been brought back and checked; the same
 */
public record WatchSettings(
    Duration fhirSampleEvery, Optional<Duration> backupEvery, Optional<Duration> restoreEvery) {
  private static final String LONGER = "must be longer than 0";

  public WatchSettings {
    new Check()
        .value("fhirSampleEvery", fhirSampleEvery, t -> !t.isNegative(), "must be 0s or longer")
        .rule("backupEvery", positive(backupEvery), LONGER)
        .rule("restoreEvery", positive(restoreEvery), LONGER)
        .done();
  }

  private static boolean positive(Optional<Duration> time) {
    return time == null || time.filter(t -> !Check.positive(t)).isEmpty();
  }
}
