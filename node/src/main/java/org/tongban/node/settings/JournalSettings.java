package org.tongban.node.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a node binds itself to its journal.
 *
 * @param checkpointEvery time between two checkpoints, while there is something new; 1 s to 60 s
 * @param witnessEvery time after which each peer is shown the newest checkpoint again; 1 s to 7 d
 * @param subjectKeys file of the keys under which persons are found in the journal; made where it
 *     is missing
 * @param stamps who stamps the checkpoints; empty where nobody does
 * @param encryption what evidence at rest is encrypted with
 * @param erasure when evidence is erased
 */
public record JournalSettings(
    Duration checkpointEvery,
    Duration witnessEvery,
    Path subjectKeys,
    Optional<StampSettings> stamps,
    EncryptionSettings encryption,
    ErasureSettings erasure) {
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
        .rule(
            "stamps.limit",
            checkpointEvery == null
                || !Check.present(stamps)
                || stamps.get().limit().compareTo(checkpointEvery.multipliedBy(2)) >= 0,
            "must be twice checkpointEvery or longer: the stamps come with the checkpoints")
        .given("encryption", encryption)
        .given("subjectKeys", subjectKeys)
        .given("erasure", erasure)
        .done();
  }
}
