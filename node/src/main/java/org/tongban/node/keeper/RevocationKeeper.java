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
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.RevocationList;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.core.seal.TrustedDirectory;
import org.tongban.node.settings.RevocationSettings;
import org.tongban.node.settings.Settings;

/**
 * Holds the last good list of each authority that the settings name, and takes the keys that they
 * revoke out of the directory. Where the settings name none, the directory's word is the only one.
 * Safe for use by many threads.
 */
public final class RevocationKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(RevocationKeeper.class);

  private final Optional<RevocationSettings> settings;
  private final Clock clock;
  private final List<X509Certificate> authorities;
  private final KeptLists kept;
  private final Sources files;
  private final Sources addresses;
  private final WebFiles web = new WebFiles();
  private volatile Map<String, RevocationList> lists;
  private volatile Optional<Applied> applied = Optional.empty();
  private Map<Path, String> stamps = Map.of();

  private record Applied(
      TrustedDirectory from, Map<String, RevocationList> lists, TrustedDirectory left) {}

  RevocationKeeper(Settings settings, Clock clock) {
    this.settings = settings.federation().revocation();
    this.clock = clock;
    var named = this.settings.map(RevocationSettings::authorities).orElse(List.of());
    this.authorities = named.stream().map(SignedDocuments::operatorCertificate).toList();
    this.kept = new KeptLists(settings.data().resolve("revocation"), authorities, clock);
    var brought = this.settings.map(RevocationSettings::lists).orElse(List.of());
    this.files = new Sources(brought.stream().map(Path::toString).toList());
    this.addresses =
        new Sources(this.settings.map(RevocationSettings::listsFrom).orElse(List.of()));
    this.lists = kept.all();
    refresh();
  }

  /**
   * The directory without the keys that are revoked.
   *
   * @throws RefusedException {@code REVOCATION_UNKNOWN} when an authority's list is missing or too
   *     old for too long: a key that was stolen meanwhile would be believed
   */
  TrustedDirectory applied(TrustedDirectory directory) {
    if (settings.isEmpty()) {
      return directory;
    }
    var current = lists;
    states().stream()
        .filter(state -> !state.reliedOn())
        .findFirst()
        .ifPresent(
            state -> {
              throw new RefusedException(Reason.REVOCATION_UNKNOWN, "of " + state.authority());
            });
    var last = applied;
    if (last.filter(a -> a.from() == directory && a.lists() == current).isEmpty()) {
      var left = directory.without(key -> revoked(key, current));
      last = Optional.of(new Applied(directory, current, left));
      applied = last;
      tell(directory, current);
    }
    return last.get().left();
  }

  private static boolean revoked(CertifiedKey key, Map<String, RevocationList> lists) {
    return lists.values().stream().anyMatch(list -> list.revokes(key));
  }

  private static void tell(TrustedDirectory directory, Map<String, RevocationList> lists) {
    directory.directory().members().stream()
        .flatMap(member -> member.keys().stream())
        .filter(key -> revoked(key, lists))
        .forEach(
            key ->
                LOG.warn(
                    "The certificate {} ({}, {}, {}) is revoked by its authority",
                    key.thumbprint(),
                    key.owner(),
                    key.use().code(),
                    key.suite()));
  }

  /** What is known of each authority's list; empty where the settings name no authority. */
  public List<ListState> states() {
    var now = clock.instant();
    var current = lists;
    return authorities.stream()
        .map(
            authority ->
                ListState.of(
                    authority,
                    Optional.ofNullable(current.get(CertifiedKey.thumbprintOf(authority))),
                    settings.orElseThrow(),
                    now))
        .toList();
  }

  /** File or address to why no list could be had from it the last time. */
  public Map<String, String> problems() {
    var all = new TreeMap<>(files.problems());
    all.putAll(addresses.problems());
    return all;
  }

  /** Looks whether a list that a person brings has changed; called at intervals. */
  synchronized void refresh() {
    var now = FileStamps.of(settings.map(RevocationSettings::lists).orElse(List.of()));
    if (!now.equals(stamps)) {
      stamps = now;
      files.pull(file -> take(Files.readAllBytes(Path.of(file))));
    }
  }

  /** Fetches newer lists, where the settings say from where; called at intervals. */
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
