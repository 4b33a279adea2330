package org.tongban.core.seal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.MemberCode;

/** A signed ask in the form that goes over the wire. */
public final class SealedAsk {
  private final SignedAsk signed;
  private final byte[] wire;
  private final boolean encrypted;
  private final Optional<Trail> trail;
  private final List<MemberCode> relays;

  SealedAsk(SignedAsk signed, byte[] wire, boolean encrypted) {
    this.signed = Objects.requireNonNull(signed, "signed");
    this.wire = wire.clone();
    this.encrypted = encrypted;
    this.trail = Optional.empty();
    this.relays = List.of();
  }

  SealedAsk(SignedAsk signed, Trail trail, List<MemberCode> relays) {
    this.signed = Objects.requireNonNull(signed, "signed");
    this.wire = trail.wire();
    this.encrypted = true;
    this.trail = Optional.of(trail);
    this.relays = List.copyOf(relays);
  }

  /** The signed message inside. */
  public SignedAsk signed() {
    return signed;
  }

  /** What goes over the wire: the signed bytes, the JWE around them, or that with its way. */
  public byte[] wire() {
    return wire.clone();
  }

  /** Whether the wire form is encrypted end to end. */
  public boolean encrypted() {
    return encrypted;
  }

  /** The relays on the way, the first that is met first. */
  public List<MemberCode> relays() {
    return relays;
  }

  /** To whom it is sent: the first relay, or else the member that is asked. */
  public MemberCode next() {
    return relays.isEmpty() ? signed.ask().audience() : relays.get(0);
  }

  Optional<Trail> trail() {
    return trail;
  }
}
