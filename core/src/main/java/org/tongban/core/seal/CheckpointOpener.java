package org.tongban.core.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Opens signed checkpoints, of this node and of others: the only maker of {@link OpenedCheckpoint}
 * and {@link Cosignature}. A signature of a key that the directory doesn't hold, or not for
 * signing, or not now, counts as none; one that a known key did not make spoils the note.
 */
public final class CheckpointOpener {
  private static final int SIGNATURE = 64;

  private final Jws jws;
  private final Supplier<TrustedDirectory> directory;
  private final Clock clock;

  /**
   * @param directory that is believed
   * @param clock when the keys must be in force
   */
  public CheckpointOpener(
      CryptoProvider provider, Supplier<TrustedDirectory> directory, Clock clock) {
    this.jws = new Jws(provider);
    this.directory = Objects.requireNonNull(directory, "directory");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Opens a signed note.
   *
   * @param note in UTF-8
   * @throws RefusedException {@code ENVELOPE_MALFORMED} when it is no checkpoint of a member's
   *     journal, {@code SIGNATURE_INVALID} when that member did not sign it
   */
  public OpenedCheckpoint open(byte[] note) {
    try {
      var read = Note.parse(note);
      var checkpoint = checkpoint(read.text());
      var member = checkpoint.member().orElseThrow();
      byte[] text = read.text().getBytes(StandardCharsets.UTF_8);
      var suites = EnumSet.noneOf(Suite.class);
      var good = new StringBuilder(read.text()).append('\n');
      for (var line : read.lines()) {
        var key = key(NoteKind.CHECKPOINT, line, member);
        if (key.isPresent() && suites.add(key.get().suite())) {
          check(text, line.signature(), key.get());
          good.append(line.text());
        }
      }
      if (suites.isEmpty()) {
        throw new RefusedException(Reason.SIGNATURE_INVALID, "no key in force signed the note");
      }
      return new OpenedCheckpoint(checkpoint, member, suites, good.toString());
    } catch (NotSealedException e) {
      throw new RefusedException(Reason.ENVELOPE_MALFORMED, e.getMessage());
    }
  }

  /**
   * The signatures of a witness under a checkpoint, one for each suite; those of others are passed
   * over.
   *
   * @param lines signature lines, each with its line feed
   * @throws RefusedException {@code ENVELOPE_MALFORMED} when they are none, {@code
   *     SIGNATURE_INVALID} when none is the witness's, or one is wrong
   */
  public List<Cosignature> cosignatures(OpenedCheckpoint opened, MemberCode witness, String lines) {
    try {
      var suites = EnumSet.noneOf(Suite.class);
      var found = new ArrayList<Cosignature>();
      for (var line : Note.lines(lines)) {
        var key = key(NoteKind.COSIGNATURE, line, witness);
        if (key.isPresent() && suites.add(key.get().suite())) {
          found.add(cosignature(opened.checkpoint(), line, key.get()));
        }
      }
      if (found.isEmpty()) {
        throw new RefusedException(Reason.SIGNATURE_INVALID, "the witness did not sign");
      }
      return found;
    } catch (NotSealedException e) {
      throw new RefusedException(Reason.ENVELOPE_MALFORMED, e.getMessage());
    }
  }

  private Cosignature cosignature(Checkpoint checkpoint, NoteLine line, CertifiedKey key)
      throws NotSealedException {
    byte[] timed = line.signature();
    if (timed.length != Long.BYTES + SIGNATURE) {
      throw new NotSealedException("a cosignature is a time and 64 bytes");
    }
    long seconds = ByteBuffer.wrap(timed).getLong();
    if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
      throw new NotSealedException("a cosignature is of no time");
    }
    byte[] text = CheckpointSealer.cosigned(checkpoint, seconds);
    check(text, Arrays.copyOfRange(timed, Long.BYTES, timed.length), key);
    return new Cosignature(key.owner(), Instant.ofEpochSecond(seconds), line.text());
  }

  private void check(byte[] text, byte[] signature, CertifiedKey key) {
    if (signature.length != SIGNATURE || !jws.verifiesText(text, signature, key.certificate())) {
      throw new RefusedException(Reason.SIGNATURE_INVALID, "a signature does not verify");
    }
  }

  /** The member's key that the line names, if it may sign now. */
  private Optional<CertifiedKey> key(NoteKind kind, NoteLine line, MemberCode member) {
    if (!line.name().equals(Checkpoint.origin(member))) {
      return Optional.empty();
    }
    return directory.get().directory().member(member).stream()
        .filter(known -> known.active())
        .flatMap(known -> known.keys(KeyUse.SIGN, clock.instant()).stream())
        .filter(key -> Arrays.equals(id(kind, line, key), line.keyId()))
        .findFirst();
  }

  private static byte[] id(NoteKind kind, NoteLine line, CertifiedKey key) {
    return kind.keyId(line.name(), key.suite(), key.certificate());
  }

  private static Checkpoint checkpoint(String text) throws NotSealedException {
    try {
      var read = Checkpoint.parse(text);
      if (read.member().isEmpty()) {
        throw new NotSealedException("the note is of no journal of a member");
      }
      return read;
    } catch (IllegalArgumentException e) {
      throw new NotSealedException("the note is no checkpoint");
    }
  }
}
