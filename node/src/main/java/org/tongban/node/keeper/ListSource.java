package org.tongban.node.keeper;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.tongban.core.seal.SignedDocuments;
import org.tongban.node.settings.RevocationSettings;

/** The last good list of revoked certificates of each authority that the settings name. */
final class ListSource {
  private static final Logger LOG = LoggerFactory.getLogger(ListSource.class);

  private final RevocationSettings settings;
  private final Clock clock;
  private final List<X509Certificate> authorities;
  private final KeptLists kept;
  private final Sources files;
  private final Sources addresses;
  private final WebFiles web;
  private volatile Map<String, RevocationList> lists;
  private Map<Path, String> stamps = Map.of();

  ListSource(RevocationSettings settings, Path folder, WebFiles web, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.web = web;
    this.authorities =
        settings.authorities().stream().map(SignedDocuments::operatorCertificate).toList();
    this.kept = new KeptLists(folder, authorities, clock);
    this.files = new Sources(settings.lists().stream().map(Path::toString).toList());
    this.addresses = new Sources(settings.listsFrom());
    this.lists = kept.all();
    refresh();
  }

  /** By the thumbprint of the authority; another map as soon as one of them is another. */
  Map<String, RevocationList> lists() {
    return lists;
  }

  /** The lists that a running node keeps, for somebody who only looks. */
  static Map<String, RevocationList> kept(RevocationSettings settings, Path folder, Clock clock) {
    var named = settings.authorities().stream().map(SignedDocuments::operatorCertificate).toList();
    return new KeptLists(folder, named, clock).all();
  }

  static boolean revoked(CertifiedKey key, Map<String, RevocationList> lists) {
    return lists.values().stream().anyMatch(list -> list.revokes(key));
  }

  List<ListState> states() {
    var now = clock.instant();
    var current = lists;
    return authorities.stream()
        .map(
            authority ->
                ListState.of(
                    authority,
                    Optional.ofNullable(current.get(CertifiedKey.thumbprintOf(authority))),
                    settings,
                    now))
        .toList();
  }

  Map<String, String> problems() {
    var all = new TreeMap<>(files.problems());
    all.putAll(addresses.problems());
    return all;
  }

  synchronized void refresh() {
    var now = FileStamps.of(settings.lists());
    if (!now.equals(stamps)) {
      stamps = now;
      files.pull(file -> take(Files.readAllBytes(Path.of(file))));
    }
  }

  synchronized void pull() {
    addresses.pull(address -> take(web.get(URI.create(address))));
  }

  /** Never says that it was newer: the next address may have the list of another authority. */
  private boolean take(byte[] encoded) throws IOException {
    var list = RevocationList.open(encoded, authorities, clock);
    if (kept.take(list, encoded, lists)) {
      lists = kept.with(lists, list);
      LOG.info(
          "The list {} of {} is taken over, it revokes {} certificates",
          list.number(),
          ListState.name(list.authority()),
          list.size());
    }
    return false;
  }
}
