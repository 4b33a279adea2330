package org.tongban.core.seal;

import java.time.Instant;
import java.util.Objects;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;

/**
 * Proof that a message to be relayed has one unbroken way of signed statements from its asker to
 * this node, is sealed to its target, within its validity, and that the directory lets it go on
 * from here. Made by {@link RelayOpener} only.
 */
public final class OpenedRelay {
  private final Trail trail;
  private final MemberCode next;

  OpenedRelay(Trail trail, MemberCode next) {
    this.trail = Objects.requireNonNull(trail, "trail");
    this.next = Objects.requireNonNull(next, "next");
  }

  /** Id of the exchange, as the asker says. */
  public MessageId id() {
    return trail.first().id();
  }

  /** Who asks. */
  public MemberCode asker() {
    return trail.first().asker();
  }

  /** Who is asked. */
  public MemberCode target() {
    return trail.first().target();
  }

  /** From whom it came: the asker or another relay. */
  public MemberCode deliveredBy() {
    return trail.last().statement().issuer();
  }

  /** Exactly the bytes that were received. */
  public byte[] received() {
    return trail.wire();
  }

  /** To whom it goes from here: another relay or the target. */
  public MemberCode next() {
    return next;
  }

  /** Until when it may be worked on. */
  public Instant expires() {
    return trail.first().expires();
  }

  /** The signed statements, joined by {@code ~}; nothing of what is sealed. */
  public byte[] statements() {
    return trail.statements();
  }

  Trail trail() {
    return trail;
  }
}
