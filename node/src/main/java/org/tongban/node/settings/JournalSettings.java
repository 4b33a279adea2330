package org.tongban.node.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * How a node binds itself to its journal.
 *
 * @param checkpointEvery time between two checkpoints, while there is something new; 1 s to 60 s
 * @param witnessEvery time after which each peer is shown the newest checkpoint again; 1 s to 7 d
 * @param stamps who stamps the checkpoints; empty where nobody does
 */
public record JournalSettings(
    Duration checkpointEvery, Duration witnessEvery, Optional<StampSettings> stamps) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LATEST = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofDays(7);

  public JournalSettings {
    new Check()
        .value(
            "checkpointEvery",
            checkpointEvery,
            t -> t.compareTo(SHORTEST) >= 0 && t.compareTo(LATEST) <= 0,
            "must be 1s to 60s")
        .value(
            "witnessEvery",
            witnessEvery,
            t -> t.compareTo(SHORTEST) >= 0 && t.compareTo(LONGEST) <= 0,
            "must be 1s to 7d")
        .done();
  }
}
