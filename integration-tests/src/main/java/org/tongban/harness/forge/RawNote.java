package org.tongban.harness.forge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.directory.Suite;

/**
 * A signed note (C2SP signed-note) read and written by PROTOCOL.md alone.
 *
 * @param text what is signed
 */
public record RawNote(String text, List<Line> lines) {
  private static final String DASH = "\u2014 ";
  private static final int ID = 4;
  private static final int SIGNATURE = 64;

  /** Of what kind a signature is. */
  public enum Kind {
    CHECKPOINT,
    COSIGNATURE;

    private String type() {
      return "tongban/" + name().toLowerCase(java.util.Locale.ROOT) + "/";
    }
  }

  /** A signature under it. */
  public record Line(String name, byte[] id, byte[] signature) {}

  public RawNote {
    lines = List.copyOf(lines);
  }

  /** Reads it; empty where it is none. */
  public static Optional<RawNote> read(String note) {
    int end = note.lastIndexOf("\n\n");
    if (end < 0) {
      return Optional.empty();
    }
    var lines = new ArrayList<Line>();
    try {
      for (var row : note.substring(end + 2).lines().toList()) {
        int blank = row.lastIndexOf(' ');
        byte[] all = Base64.getDecoder().decode(row.substring(blank + 1));
        var name = row.substring(DASH.length(), blank);
        lines.add(new Line(name, Arrays.copyOf(all, ID), Arrays.copyOfRange(all, ID, all.length)));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
    return Optional.of(new RawNote(note.substring(0, end + 1), lines));
  }

  /** The line of that key and kind. */
  private Optional<Line> line(String name, Kind kind, X509Certificate certificate) {
    byte[] id = id(name, kind, certificate);
    return lines.stream()
        .filter(line -> line.name().equals(name) && Arrays.equals(line.id(), id))
        .findFirst();
  }

  /** Whether this key signed the text under that name. */
  public boolean isSignedBy(String name, X509Certificate certificate) {
    return line(name, Kind.CHECKPOINT, certificate)
        .filter(line -> RawSignature.verifies(certificate, utf8(text), line.signature()))
        .isPresent();
  }

  /** When this key says that this was the longest, in seconds; empty where it doesn't. */
  public Optional<Long> saidBy(String name, X509Certificate certificate) {
    return line(name, Kind.COSIGNATURE, certificate)
        .filter(line -> line.signature().length == Long.BYTES + SIGNATURE)
        .filter(
            line ->
                RawSignature.verifies(
                    certificate,
                    timed(seconds(line)),
                    Arrays.copyOfRange(line.signature(), Long.BYTES, Long.BYTES + SIGNATURE)))
        .map(RawNote::seconds);
  }

  private static long seconds(Line line) {
    return ByteBuffer.wrap(line.signature()).getLong();
  }

  private byte[] timed(long seconds) {
    return utf8("cosignature/v1\ntime " + seconds + "\n" + text);
  }

  /** A note with this text, signed under that name, with the word that it is the longest now. */
  public static String write(String text, String name, RawKeys keys, long now) {
    var note = new RawNote(text, List.of());
    var timed = new ByteArrayOutputStream();
    timed.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(now).array());
    timed.writeBytes(RawSignature.sign(keys, note.timed(now)));
    return text
        + "\n"
        + row(
            name,
            id(name, Kind.CHECKPOINT, keys.certificate()),
            RawSignature.sign(keys, utf8(text)))
        + row(name, id(name, Kind.COSIGNATURE, keys.certificate()), timed.toByteArray());
  }

  private static String row(String name, byte[] id, byte[] signature) {
    byte[] all = ByteBuffer.allocate(id.length + signature.length).put(id).put(signature).array();
    return DASH + name + " " + Base64.getEncoder().encodeToString(all) + "\n";
  }

  private static byte[] id(String name, Kind kind, X509Certificate certificate) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(utf8(name + "\n"));
    all.write(0xff);
    all.writeBytes(utf8(kind.type() + suite(certificate).name()));
    all.writeBytes(certificate.getPublicKey().getEncoded());
    try {
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(all.toByteArray()), ID);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Suite suite(X509Certificate certificate) {
    return CertificateReader.suite(certificate).orElseThrow();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
