package org.tongban.node.keeper;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Directory;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.DemonstrationMark;
import org.tongban.core.seal.TrustedDirectory;
import org.tongban.node.keeper.AnswerSource.Standing;
import org.tongban.node.settings.RevocationSettings;
import org.tongban.node.settings.Settings;

/**
 * Takes the keys out of the directory whose authority says that they are revoked, by its list or by
 * its responder, and in a real node those of a demonstration authority, whatever the operator says.
 * Where the settings name no list and no responder, the directory's word is else the only one. Safe
 * for use by many threads.
 */
public final class RevocationKeeper {
  private static final String FOLDER = "revocation";
  private static final Duration ONE_ANSWER = Duration.ofSeconds(5);

  private final Optional<ListSource> lists;
  private final List<AnswerSource> responders;
  private final boolean demonstration;
  private final Clock clock;
  private volatile Optional<Applied> applied = Optional.empty();
  private final WithdrawnKeys told = new WithdrawnKeys();

  /**
   * What was found out and for what it counts.
   *
   * @param said the lists and answers that it follows from
   * @param until when one of the answers gets too old
   */
  private record Applied(
      TrustedDirectory from, List<Map<String, ?>> said, Instant until, TrustedDirectory left) {
    boolean still(TrustedDirectory directory, List<Map<String, ?>> now, Instant at) {
      boolean same = from == directory && said.size() == now.size() && at.isBefore(until);
      for (int i = 0; same && i < now.size(); i++) {
        same = said.get(i) == now.get(i);
      }
      return same;
    }
  }

  RevocationKeeper(Settings settings, Clock clock) {
    var folder = settings.data().resolve(FOLDER);
    var web = new WebFiles();
    var asking = new WebFiles(ONE_ANSWER);
    var named = settings.federation().revocation();
    this.demonstration = settings.demonstration().allowDemonstrationCertificates();
    this.clock = clock;
    this.lists =
        named
            .filter(one -> !one.authorities().isEmpty())
            .map(one -> new ListSource(one, folder, web, clock));
    this.responders =
        named.map(RevocationSettings::ocsp).orElse(List.of()).stream()
            .map(one -> new AnswerSource(named.orElseThrow(), one, folder, asking, clock))
            .toList();
  }

  /**
   * The directory without the keys that are revoked.
   *
   * @throws RefusedException {@code REVOCATION_UNKNOWN} when an authority's list or every answer of
   *     its responder is missing or too old for too long: a key that was stolen meanwhile would be
   *     believed
   */
  TrustedDirectory applied(TrustedDirectory directory) {
    if (lists.isEmpty() && responders.isEmpty() && demonstration) {
      return directory;
    }
    var now = clock.instant();
    checkLists();
    var said = said();
    var last = applied;
    if (last.filter(before -> before.still(directory, said, now)).isEmpty()) {
      last = Optional.of(apply(directory, now));
      applied = last;
    }
    return last.get().left();
  }

  private void checkLists() {
    lists.stream()
        .flatMap(source -> source.states().stream())
        .filter(state -> !state.reliedOn())
        .findFirst()
        .ifPresent(state -> unknown(state.authority()));
  }

  private static void unknown(String whose) {
    throw new RefusedException(Reason.REVOCATION_UNKNOWN, "of " + whose);
  }

  private List<Map<String, ?>> said() {
    var all = new ArrayList<Map<String, ?>>();
    lists.ifPresent(source -> all.add(source.lists()));
    responders.forEach(source -> all.add(source.answers()));
    return all;
  }

  private Applied apply(TrustedDirectory directory, Instant now) {
    responders.forEach(source -> source.recall(directory.directory()));
    var said = said();
    responders.stream()
        .map(source -> AnswersState.of(source, directory.directory(), now))
        .filter(state -> !state.reliedOn())
        .findFirst()
        .ifPresent(state -> unknown(state.address()));
    var left = directory.without(key -> why(key, now).isPresent());
    told.tell(directory.directory(), key -> why(key, now));
    return new Applied(directory, said, until(directory.directory(), now), left);
  }

  /** When the first of the answers that count now will count no longer. */
  private Instant until(Directory directory, Instant now) {
    return responders.stream()
        .flatMap(
            source ->
                source.keys(directory).stream()
                    .filter(key -> source.standing(key, now) == Standing.GOOD)
                    .map(key -> source.until(source.answers().get(key.thumbprint()))))
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  /** Why a key is taken out; empty when it stays. */
  private Optional<Standing> why(CertifiedKey key, Instant now) {
    if (!demonstration && DemonstrationMark.isOn(key.certificate())) {
      return Optional.of(Standing.DEMONSTRATION);
    }
    if (lists.filter(source -> ListSource.revoked(key, source.lists())).isPresent()) {
      return Optional.of(Standing.REVOKED);
    }
    return responders.stream()
        .map(source -> source.standing(key, now))
        .filter(standing -> standing != Standing.GOOD)
        .findFirst();
  }

  /**
   * Whether a key is on a list that a node with these settings keeps; for somebody who only looks.
   *
   * @throws org.tongban.core.seal.KeyFileException when an authority's certificate can't be read
   */
  public static Predicate<CertifiedKey> kept(Settings settings, Clock clock) {
    var folder = settings.data().resolve(FOLDER);
    var lists =
        settings
            .federation()
            .revocation()
            .map(named -> ListSource.kept(named, folder, clock))
            .orElse(Map.of());
    return key -> ListSource.revoked(key, lists);
  }

  /** What is known of each authority's list; empty where the settings name no authority. */
  public List<ListState> states() {
    return lists.map(ListSource::states).orElse(List.of());
  }

  /** What each responder said of the keys of a directory. */
  public List<AnswersState> answers(Directory directory) {
    var now = clock.instant();
    return responders.stream().map(one -> AnswersState.of(one, directory, now)).toList();
  }

  /** File or address to why nothing could be had from it the last time. */
  public Map<String, String> problems() {
    var all = new TreeMap<String, String>();
    lists.ifPresent(source -> all.putAll(source.problems()));
    responders.forEach(source -> all.putAll(source.problems()));
    return all;
  }

  /** Looks whether a list that a person brings has changed; called at intervals. */
  void refresh() {
    lists.ifPresent(ListSource::refresh);
  }

  /** Fetches newer lists and answers, where the settings say from where; called at intervals. */
  void pull(Directory directory) {
    lists.ifPresent(ListSource::pull);
    ask(directory);
  }

  /** Asks the responders about the keys of a directory. */
  void ask(Directory directory) {
    responders.forEach(source -> source.pull(directory));
  }
}
