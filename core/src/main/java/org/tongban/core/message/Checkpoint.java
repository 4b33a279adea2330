package org.tongban.core.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long a log is, and the root of the tree over all of it: C2SP tlog-checkpoint, in three lines,
 * without extension lines. It commits its maker to every entry and to their order.
 *
 * @param origin name of the log, {@code tongban/310118} for the journal of a member; the replicas
 *     of a member share one
 * @param size number of entries
 * @param root of the tree over them, RFC 9162 §2.1.1
 */
public record Checkpoint(String origin, long size, Digest root) {
  private static final String PREFIX = "tongban/";
  private static final Pattern ORIGIN = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final int LINES = 3;

  public Checkpoint {
    if (origin == null || !ORIGIN.matcher(origin).matches()) {
      throw new IllegalArgumentException("an origin is 1 to 200 letters of ASCII, no blank");
    }
    if (size < 0) {
      throw new IllegalArgumentException("a log has no less than 0 entries");
    }
    Objects.requireNonNull(root, "root");
  }

  /** The checkpoint of a member's journal. */
  public static Checkpoint of(MemberCode member, long size, Digest root) {
    return new Checkpoint(origin(member), size, root);
  }

  /** Name of a member's journal, and of the member's keys under notes. */
  public static String origin(MemberCode member) {
    return PREFIX + member;
  }

  /**
   * Reads the note's text: its only spelling, so that two texts never say the same.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != LINES + 1 || !lines[LINES].isEmpty() || !SIZE.matcher(lines[1]).matches()) {
      throw new IllegalArgumentException("a checkpoint is three lines: origin, size, root");
    }
    var read =
        new Checkpoint(
            lines[0], Long.parseLong(lines[1]), Digest.raw(Base64.getDecoder().decode(lines[2])));
    if (!read.text().equals(text)) {
      throw new IllegalArgumentException("the root of a checkpoint has one spelling");
    }
    return read;
  }

  /**
   * What a signed note (C2SP signed-note) says before anybody verified it.
   *
   * @throws IllegalArgumentException when it is no note of a checkpoint
   */
  public static Checkpoint claimed(byte[] note) {
    var text = new String(note, StandardCharsets.UTF_8);
    return parse(text.substring(0, text.lastIndexOf("\n\n") + 1));
  }

  /** The text that is signed; each line ends with a line feed. */
  public String text() {
    return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.bytes()) + "\n";
  }

  /** Whose journal it is; empty where it is no journal of this protocol. */
  public Optional<MemberCode> member() {
    if (!origin.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new MemberCode(origin.substring(PREFIX.length())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
