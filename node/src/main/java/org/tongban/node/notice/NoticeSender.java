package org.tongban.node.notice;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Supplier;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Member;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Notice;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.Sealer;
import org.tongban.core.seal.TrustedDirectory;
import org.tongban.node.store.NoticeBook;

/** Signs a notice and hands it straight to the member that it is for. */
public final class NoticeSender {
  private final Sealer sealer;
  private final Supplier<TrustedDirectory> directory;
  private final MemberCode self;
  private final Wire wire;
  private final Clock clock;

  public NoticeSender(
      Sealer sealer,
      Supplier<TrustedDirectory> directory,
      MemberCode self,
      Wire wire,
      Clock clock) {
    this.sealer = Objects.requireNonNull(sealer, "sealer");
    this.directory = Objects.requireNonNull(directory, "directory");
    this.self = Objects.requireNonNull(self, "self");
    this.wire = Objects.requireNonNull(wire, "wire");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Posts to a member; throws RefusedException. */
  @FunctionalInterface
  public interface Wire {
    void post(MemberCode to, byte[] signed);
  }

  /**
   * Sends it.
   *
   * @throws RefusedException {@code PEER_UNREACHABLE, PEER_TIMEOUT, PEER_NOT_TRUSTED,
   *     ANSWER_INVALID}
   */
  void send(NoticeBook.Due due) {
    var notice =
        new Notice(
            due.id(),
            self,
            due.to(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            due.kind(),
            due.ticket(),
            due.service(),
            due.due(),
            due.over(),
            due.owes());
    wire.post(due.to(), sealer.sign(notice, suite(due.to())));
  }

  private Suite suite(MemberCode to) {
    var member = directory.get().directory().member(to).filter(Member::active);
    return sealer.suites().stream()
        .filter(suite -> member.stream().anyMatch(one -> speaks(one, suite)))
        .findFirst()
        .orElseThrow(
            () -> new RefusedException(Reason.PEER_NOT_TRUSTED, to + " has no keys of our suites"));
  }

  private boolean speaks(Member member, Suite suite) {
    return !member.keys(KeyUse.SIGN, suite, clock.instant()).isEmpty();
  }
}
