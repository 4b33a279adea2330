package org.tongban.node.settings;

import java.time.Duration;

/**
 * What a node looks at beside its work.
 *
 * @param fhirSampleEvery at most one FHIR answer in this time is held against the full validator;
 *     0s for none
 */
public record WatchSettings(Duration fhirSampleEvery) {
  public WatchSettings {
    new Check()
        .value("fhirSampleEvery", fhirSampleEvery, t -> !t.isNegative(), "must be 0s or longer")
        .done();
  }
}
