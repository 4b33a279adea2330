package org.tongban.node.keeper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.seal.RevocationList;
import org.tongban.core.seal.SignedDocumentException;

/**
 * The last list of each authority on disk, and the highest number that this node has had of it, so
 * that a restart neither forgets what is revoked nor takes an older list.
 */
final class KeptLists {
  private static final Logger LOG = LoggerFactory.getLogger(KeptLists.class);

  private final Path folder;
  private final List<X509Certificate> authorities;
  private final Clock clock;

  KeptLists(Path folder, List<X509Certificate> authorities, Clock clock) {
    this.folder = folder;
    this.authorities = authorities;
    this.clock = clock;
  }

  /** By the thumbprint of the authority. What can't be believed any more is left out and told. */
  Map<String, RevocationList> all() {
    var found = new TreeMap<String, RevocationList>();
    for (var authority : authorities) {
      var name = CertifiedKey.thumbprintOf(authority);
      if (Files.exists(file(name))) {
        read(name, authority).ifPresent(list -> found.put(name, list));
      }
    }
    return Map.copyOf(found);
  }

  private Optional<RevocationList> read(String name, X509Certificate authority) {
    try {
      var bytes = Files.readAllBytes(file(name));
      var list = RevocationList.open(bytes, List.of(authority), clock);
      mark(name).check(name, list.number());
      return Optional.of(list);
    } catch (IOException | SignedDocumentException | NotTakenException e) {
      LOG.warn("The list that was kept in {} is not used: {}", file(name), e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Keeps a list, when it is newer than the one held.
   *
   * @return whether it is
   * @throws NotTakenException when this node has had a newer one
   */
  boolean take(RevocationList list, byte[] encoded, Map<String, RevocationList> held)
      throws IOException {
    var name = CertifiedKey.thumbprintOf(list.authority());
    mark(name).check(name, list.number());
    var old = Optional.ofNullable(held.get(name));
    if (old.filter(one -> list.number().compareTo(one.number()) <= 0).isPresent()) {
      return false;
    }
    Files.createDirectories(folder);
    var half = Files.createTempFile(folder, "." + name, "");
    Files.write(half, encoded);
    Files.move(
        half, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    mark(name).raise(name, list.number());
    return true;
  }

  Map<String, RevocationList> with(Map<String, RevocationList> held, RevocationList list) {
    var more = new TreeMap<>(held);
    more.put(CertifiedKey.thumbprintOf(list.authority()), list);
    return Map.copyOf(more);
  }

  private Path file(String name) {
    return folder.resolve(name + ".crl");
  }

  private HighWater mark(String name) {
    return new HighWater(folder.resolve(name + ".number"));
  }
}
