package org.tongban.core.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Signs checkpoints of this node's journal, and those of others as their witness, in each suite
 * that this node has a key in force of. Thread safe.
 */
public final class CheckpointSealer {
  private final Supplier<NodeKeys> keys;
  private final MemberCode self;
  private final Jws jws;

  /**
   * @param keys as they are used now; asked for each checkpoint
   */
  public CheckpointSealer(CryptoProvider provider, Supplier<NodeKeys> keys, MemberCode self) {
    this.keys = Objects.requireNonNull(keys, "keys");
    this.self = Objects.requireNonNull(self, "self");
    this.jws = new Jws(provider);
  }

  /**
   * Signs.
   *
   * @throws RefusedException {@code PEER_NOT_TRUSTED} when no key to sign with is in force
   * @throws IllegalArgumentException when it is another member's
   */
  public SignedCheckpoint sign(Checkpoint checkpoint) {
    if (!checkpoint.member().equals(Optional.of(self))) {
      throw new IllegalArgumentException("a checkpoint of another member's journal");
    }
    var text = checkpoint.text();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var note = new StringBuilder(text).append('\n');
    for (var key : inForce()) {
      var id = NoteKind.CHECKPOINT.keyId(checkpoint.origin(), key.suite(), key.certificate());
      note.append(new NoteLine(checkpoint.origin(), id, jws.signText(bytes, key)).text());
    }
    return new SignedCheckpoint(checkpoint, note.toString());
  }

  /**
   * Signs as a witness that this is the longest history that it has seen of that log. The caller
   * has checked that, and has made it durable.
   *
   * @return signature lines, each with its line feed
   * @throws RefusedException {@code PEER_NOT_TRUSTED} when no key to sign with is in force
   */
  public String cosign(OpenedCheckpoint opened, Instant now) {
    byte[] text = cosigned(opened.checkpoint(), now.getEpochSecond());
    var name = Checkpoint.origin(self);
    var lines = new StringBuilder();
    for (var key : inForce()) {
      byte[] signature = jws.signText(text, key);
      byte[] timed =
          ByteBuffer.allocate(Long.BYTES + signature.length)
              .putLong(now.getEpochSecond())
              .put(signature)
              .array();
      var id = NoteKind.COSIGNATURE.keyId(name, key.suite(), key.certificate());
      lines.append(new NoteLine(name, id, timed).text());
    }
    return lines.toString();
  }

  /** What a witness signs (C2SP tlog-cosignature, the text of cosignature/v1). */
  static byte[] cosigned(Checkpoint checkpoint, long seconds) {
    var text = "cosignature/v1\ntime " + seconds + "\n" + checkpoint.text();
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<HeldKey> inForce() {
    var now = keys.get();
    var held =
        now.suites().stream()
            .filter(suite -> now.signingThumbprint(suite).isPresent())
            .map(now::signing)
            .toList();
    if (held.isEmpty()) {
      throw new RefusedException(Reason.PEER_NOT_TRUSTED, "no key to sign with is in force");
    }
    return held;
  }
}
