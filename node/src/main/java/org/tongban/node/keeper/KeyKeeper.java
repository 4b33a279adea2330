package org.tongban.node.keeper;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.seal.KeyFileException;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.NodeKeys;
import org.tongban.node.settings.KeySettings;
import org.tongban.node.settings.Settings;

/**
 * Holds the node's own keys: those that the settings name and, while a key is exchanged, the ones
 * that wait beside them. Which of them is used follows from the directory in force at each moment.
 * Safe for use by many threads.
 */
public final class KeyKeeper implements Supplier<NodeKeys> {
  private static final Duration CHOSEN_ANEW = Duration.ofSeconds(1);

  private final Settings settings;
  private final DirectoryKeeper directory;
  private final Clock clock;
  private final Keeper<NodeKeys> keeper;
  private volatile Chosen chosen;

  /**
   * @throws KeyFileException when a file is missing, readable by others, or not a matching pair
   */
  public KeyKeeper(Settings settings, DirectoryKeeper directory, Clock clock) {
    this.settings = settings;
    this.directory = directory;
    this.clock = clock;
    this.keeper = new Keeper<>("The set of the node's own keys", files(), this::read, this::load);
  }

  private List<Path> files() {
    var keys = settings.keys();
    var pairs = new ArrayList<>(List.of(keys.sign(), keys.tls(), keys.encrypt()));
    keys.sm2().ifPresent(sm2 -> pairs.addAll(List.of(sm2.sign(), sm2.encrypt())));
    var files = new ArrayList<Path>();
    pairs.forEach(pair -> files.addAll(List.of(pair.key(), pair.certificate())));
    keys.next().ifPresent(files::add);
    return List.copyOf(files);
  }

  /** A change while the node runs must not leave it with keys that nobody believes. */
  private NodeKeys read() {
    var keys = load();
    OwnKeysCheck.problem(settings, keys, directory.lastKnown())
        .ifPresent(
            problem -> {
              throw new NotTakenException(problem);
            });
    return keys;
  }

  private NodeKeys load() {
    var keys = settings.keys();
    var pairs = new ArrayList<NodeKeys.MessagePairs>();
    pairs.add(new NodeKeys.MessagePairs(files(keys.sign()), files(keys.encrypt())));
    keys.sm2()
        .ifPresent(
            sm2 -> pairs.add(new NodeKeys.MessagePairs(files(sm2.sign()), files(sm2.encrypt()))));
    var loaded = NodeKeys.load(pairs, files(keys.tls()));
    for (var use : KeyUse.values()) {
      for (var pair : keys.next(use)) {
        loaded = loaded.and(use, files(pair));
      }
    }
    return loaded;
  }

  private static KeyPairFiles files(KeySettings.Pair pair) {
    return new KeyPairFiles(pair.key(), pair.certificate());
  }

  /** The keys as they are used now; chosen anew when a file or the directory is another. */
  @Override
  public NodeKeys get() {
    var held = keeper.held();
    var known = directory.lastKnown();
    var now = clock.instant();
    var last = chosen;
    if (last == null || !last.holds(held, known, now)) {
      var keys = held.inUse(known, settings.member(), now, settings.ask().clockSkew());
      last = new Chosen(held, known, now, keys);
      chosen = last;
    }
    return last.keys();
  }

  /** What was chosen at a moment, and of what. */
  private record Chosen(NodeKeys held, Directory directory, Instant at, NodeKeys keys) {
    /** A second later a key may have come into force or run out. */
    boolean holds(NodeKeys nowHeld, Directory nowKnown, Instant now) {
      return held == nowHeld
          && directory == nowKnown
          && !now.isBefore(at)
          && now.isBefore(at.plus(CHOSEN_ANEW));
    }
  }

  /** Why the files as they are now were not taken over; empty when they were. */
  public Optional<String> problem() {
    return keeper.problem();
  }

  /** Looks whether a file has changed; called at intervals. */
  public void refresh() {
    keeper.refresh();
  }
}
