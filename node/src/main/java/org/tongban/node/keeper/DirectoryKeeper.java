package org.tongban.node.keeper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.DirectoryException;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.SignedDocumentException;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.core.seal.TrustedDirectory;
import org.tongban.node.settings.Settings;

/**
 * Holds the last good directory: of the file that the settings name and the copy that was pulled,
 * the one with the higher version. A newer one takes its place when the operator signed it, it has
 * no faults, and no later one was ever held here. Safe for use by many threads.
 */
public final class DirectoryKeeper implements Supplier<TrustedDirectory> {
  /** Holds name and version of the highest directory that this node has taken. */
  static final String SEEN = "directory.version";

  private static final String NAME = "directory.jws";

  private final Settings.Federation federation;
  private final SignedDocuments documents;
  private final Clock clock;
  private final Path pulled;
  private final HighWater seen;
  private final OperatorFiles operators;
  private final Sources sources;
  private final WebFiles web = new WebFiles();
  private final RevocationKeeper revocation;
  private final Keeper<TrustedDirectory> keeper;

  /**
   * Loads the directory.
   *
   * @throws NotTakenException when there is none that is good
   */
  public DirectoryKeeper(Settings settings, SignedDocuments documents, Clock clock) {
    this.federation = settings.federation();
    this.documents = documents;
    this.clock = clock;
    this.pulled = settings.data().resolve(NAME);
    this.seen = new HighWater(settings.data().resolve(SEEN));
    this.operators = new OperatorFiles(settings, documents);
    this.sources = new Sources(federation.directoryFrom());
    this.revocation = new RevocationKeeper(settings, clock);
    var files = new ArrayList<>(operators.files());
    files.addAll(List.of(federation.directory(), pulled));
    this.keeper = new Keeper<>("The directory", files, this::read, this::read);
  }

  /**
   * The directory in force, without the keys whose authority has revoked them.
   *
   * @throws RefusedException {@code DIRECTORY_EXPIRED, DIRECTORY_STALE, REVOCATION_UNKNOWN}: an old
   *     one proves nothing any more
   */
  @Override
  public TrustedDirectory get() {
    var held = keeper.held();
    var now = clock.instant();
    var directory = held.directory();
    if (!now.isBefore(directory.expires())) {
      throw new RefusedException(Reason.DIRECTORY_EXPIRED, "expired at " + directory.expires());
    }
    if (federation.maxAge().filter(age -> now.isAfter(directory.issued().plus(age))).isPresent()) {
      throw new RefusedException(Reason.DIRECTORY_STALE, "was issued at " + directory.issued());
    }
    return revocation.applied(held);
  }

  /**
   * The one in force, or where none is, the one held: good enough to choose among this node's own
   * keys, for it has to sign its refusals then too.
   */
  Directory lastKnown() {
    try {
      return get().directory();
    } catch (RefusedException e) {
      return held().directory();
    }
  }

  /** The one held, for those who only read what it says: an expired one too. */
  public TrustedDirectory held() {
    return keeper.held();
  }

  /** Why the files as they are now were not taken over; empty when they were. */
  public Optional<String> problem() {
    return keeper.problem();
  }

  /** Address to why nothing could be pulled from it the last time. */
  public Map<String, String> pullProblems() {
    return sources.problems();
  }

  /** Looks whether a file has changed; called at intervals. */
  public void refresh() {
    var before = keeper.held();
    keeper.refresh();
    revocation.refresh();
    if (keeper.held() != before) {
      // a new key is not believed before its authority was asked about it
      revocation.ask(keeper.held().directory());
    }
  }

  /** Fetches a newer directory, where the settings say from where; called at intervals. */
  public void pull() {
    sources.pull(this::pull);
    revocation.pull(keeper.held().directory());
  }

  /** What the authorities say of the keys in it. */
  public RevocationKeeper revocation() {
    return revocation;
  }

  private boolean pull(String address) throws IOException {
    operators.pull(web, address);
    var signed = web.get(address, NAME);
    var fresh = checked(signed).directory();
    if (fresh.version() <= keeper.held().directory().version()) {
      return false;
    }
    Files.createDirectories(pulled.getParent());
    var half = Files.createTempFile(pulled.getParent(), "." + NAME, "");
    Files.write(half, signed);
    Files.move(half, pulled, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  private TrustedDirectory read() {
    var good = new ArrayList<TrustedDirectory>();
    var problems = new ArrayList<String>();
    for (var file : List.of(federation.directory(), pulled)) {
      if (Files.exists(file) || file.equals(federation.directory())) {
        try {
          good.add(checked(Files.readAllBytes(file)));
        } catch (IOException e) {
          problems.add(file + ": can't be read");
        } catch (SignedDocumentException | DirectoryException | NotTakenException e) {
          problems.add(file + ": " + e.getMessage());
        }
      }
    }
    var newest =
        good.stream()
            .reduce((one, other) -> version(other) > version(one) ? other : one)
            .orElseThrow(() -> new NotTakenException(String.join("\n", problems)));
    operators.remember();
    seen.raise(newest.directory().federation(), version(newest));
    return newest;
  }

  private static long version(TrustedDirectory directory) {
    return directory.directory().version();
  }

  private TrustedDirectory checked(byte[] signed) throws IOException {
    var now = clock.instant();
    var opened = documents.openDirectory(signed, operators.at(now), now);
    seen.check(opened.directory().federation(), version(opened));
    return opened;
  }
}
