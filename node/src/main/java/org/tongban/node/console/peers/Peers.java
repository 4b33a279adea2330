package org.tongban.node.console.peers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Member;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.console.LastKeys;
import org.tongban.node.console.desk.Pinyin;
import org.tongban.node.console.list.Listing;
import org.tongban.node.console.list.TableState;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.peer.Suspensions;
import org.tongban.node.store.Suspension;

/** The other members of the directory that this node holds, and how it is with each. */
final class Peers {
  /** From when on an end is worth a warning. */
  static final Duration EARLY = Duration.ofDays(30);

  private final MemberCode self;
  private final DirectoryKeeper keeper;
  private final Facts.Books books;
  private final Suspensions suspensions;
  private final Clock clock;

  Peers(
      MemberCode self,
      DirectoryKeeper keeper,
      Facts.Books books,
      Suspensions suspensions,
      Clock clock) {
    this.suspensions = suspensions;
    this.self = self;
    this.keeper = keeper;
    this.books = books;
    this.clock = clock;
  }

  /** With what the authorities revoked taken out; as it is held where none is in force. */
  Directory directory() {
    try {
      return keeper.get().directory();
    } catch (RefusedException e) {
      return keeper.held().directory();
    }
  }

  /** This node's own entry; empty where the directory has none. */
  Optional<Member> own() {
    return directory().member(self);
  }

  /** That of this node, planned or under way. */
  Optional<Suspension> maintenance() {
    return suspensions.maintenance();
  }

  /** Those that were searched for by code, name or pinyin; the worst first. */
  Listing<PeerView> list(TableState state) {
    var directory = directory();
    var facts = books.read();
    var all =
        directory.members().stream()
            .filter(member -> !member.code().equals(self))
            .filter(member -> found(member, state.query()))
            .map(member -> view(member, directory, facts))
            .sorted(order(state))
            .toList();
    var shown = state.within(all.size());
    var rows = all.stream().skip(shown.from()).limit(shown.size()).toList();
    return new Listing<>(rows, all.size(), shown);
  }

  private static boolean found(Member member, String words) {
    return words.isEmpty()
        || member.code().value().startsWith(words)
        || Pinyin.found(words, member.nameZh())
        || Pinyin.found(words, member.nameEn());
  }

  private static Comparator<PeerView> order(TableState state) {
    Comparator<PeerView> by =
        switch (state.sort()) {
          case "code" -> Comparator.comparing(PeerView::code);
          case "tls" -> Comparator.comparing(one -> one.tls().orElse(Instant.MIN));
          case "sign" -> Comparator.comparing(one -> one.sign().orElse(Instant.MIN));
          default -> Comparator.comparing(PeerView::state);
        };
    return (state.descending() ? by.reversed() : by).thenComparing(PeerView::code);
  }

  /**
   * One of them.
   *
   * @throws RefusedException {@code RESOURCE_UNKNOWN} for none, and for the own one
   */
  PeerView get(String code) {
    var directory = directory();
    return directory
        .member(code(code))
        .filter(member -> !member.code().equals(self))
        .map(member -> view(member, directory, books.read()))
        .orElseThrow(Peers::unknown);
  }

  private static MemberCode code(String text) {
    try {
      return new MemberCode(text);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static RefusedException unknown() {
    return new RefusedException(Reason.RESOURCE_UNKNOWN, "no such member");
  }

  private PeerView view(Member member, Directory directory, Facts facts) {
    var code = member.code().value();
    var relays =
        directory.relays(self, member.code()).stream()
            .flatMap(relay -> directory.member(relay).stream())
            .toList();
    return new PeerView(
        member,
        state(member, facts),
        relays,
        Optional.ofNullable(facts.handshakes().get(code)),
        Optional.ofNullable(facts.messages().get(code)),
        end(member, KeyUse.TLS),
        end(member, KeyUse.SIGN),
        Freshness.of(member, keeper.revocation(), directory),
        Optional.ofNullable(facts.witnessed().get(code)),
        facts.resting().getOrDefault(code, 0L),
        suspensions.of(member.code()));
  }

  private PeerState state(Member member, Facts facts) {
    var code = member.code().value();
    var now = clock.instant();
    if (facts.contradicted().contains(code)) {
      return PeerState.CONTRADICTED;
    }
    if (!member.active()) {
      return PeerState.OUT;
    }
    var suspension = suspensions.of(member.code());
    if (suspension.isPresent()) {
      return suspension.get().removal() ? PeerState.REMOVED : PeerState.SUSPENDED;
    }
    if (List.of(KeyUse.TLS, KeyUse.SIGN).stream()
        .anyMatch(use -> member.keys(use, now).isEmpty())) {
      return PeerState.ENDED;
    }
    if (facts.resting().containsKey(code)) {
      return PeerState.AWAY;
    }
    if (LastKeys.of(member).anyMatch(key -> key.to().isBefore(now.plus(EARLY)))) {
      return PeerState.EXPIRING;
    }
    return facts.messages().containsKey(code) ? PeerState.GOOD : PeerState.UNUSED;
  }

  private static Optional<Instant> end(Member member, KeyUse use) {
    return member.keys().stream()
        .filter(key -> key.use() == use && !key.revoked())
        .map(CertifiedKey::to)
        .max(Comparator.naturalOrder());
  }
}
