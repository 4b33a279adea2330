package org.tongban.core.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes bad messages of good ones, always the same for the same messages: for the short run of a
 * build. The long run begins with the good ones and lets coverage find the rest.
 */
public final class Spoiler {
  private static final int EACH = 60;

  /** What parsers stumble over: ends of ranges, other alphabets, beginnings without ends. */
  private static final List<String> STUMBLING_BLOCKS =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "\"\"",
          "{}",
          "[]",
          "{",
          "[[[[",
          "\"",
          "\\",
          "\\ud800",
          "\u0000",
          "99999999999999999999",
          "-9223372036854775808",
          "1E999999999",
          "-1E-999999999",
          "1e400",
          "1.5",
          "00",
          "=",
          "==",
          "+/",
          ".",
          "..",
          "....",
          "~",
          "~~",
          "\r\n",
          " ",
          "\uFEFF",
          "٣",
          "６",
          "Ⅷ",
          "а",
          "\u202E",
          "𠮷",
          "𫝀",
          "ı",
          "ß",
          "9999-99-99",
          "+1000000000-01-01",
          "2026-11-22T23:59:60Z",
          "-----BEGIN X509 CRL-----",
          "%00",
          "${x}",
          "<a/>",
          Hostile.CITIZEN,
          Hostile.WORD);

  private final List<byte[]> good;
  private final Random random = new Random(20261122);

  private Spoiler(List<byte[]> good) {
    this.good = good;
  }

  /** The good ones and what can be made of them. */
  public static Stream<byte[]> spoil(List<byte[]> good) {
    var spoiler = new Spoiler(good);
    return Stream.concat(
        good.stream(),
        IntStream.range(0, EACH).mapToObj(i -> spoiler.spoilt(good.get(i % good.size()))));
  }

  /** The same for texts. */
  public static Stream<byte[]> spoilTexts(String... good) {
    return spoil(Arrays.stream(good).map(Spoiler::utf8).toList());
  }

  /** Once or a few times. */
  private byte[] spoilt(byte[] message) {
    var bytes = message;
    for (var left = 1 + random.nextInt(3); left > 0; left--) {
      bytes = once(bytes);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes) {
    var from = random.nextInt(bytes.length + 1);
    var to = Math.min(bytes.length, from + random.nextInt(12));
    return switch (random.nextInt(8)) {
      case 0 -> flipped(bytes);
      case 1 -> joined(bytes, from, new byte[] {(byte) random.nextInt()}, from);
      case 2 -> joined(bytes, from, new byte[0], to);
      case 3 -> joined(bytes, to, Arrays.copyOfRange(bytes, from, to), to);
      case 4 -> spliced(bytes, from);
      case 5 -> Arrays.copyOf(bytes, from);
      case 6 -> joined(bytes, from, block(), from);
      default -> joined(bytes, from, block(), to);
    };
  }

  private byte[] flipped(byte[] bytes) {
    var flipped = bytes.clone();
    if (flipped.length > 0) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  /** The end of another message. */
  private byte[] spliced(byte[] bytes, int from) {
    var other = good.get(random.nextInt(good.size()));
    var end = Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length);
    return joined(bytes, from, end, bytes.length);
  }

  private byte[] block() {
    return utf8(STUMBLING_BLOCKS.get(random.nextInt(STUMBLING_BLOCKS.size())));
  }

  /** With something else between the two places. */
  private static byte[] joined(byte[] bytes, int before, byte[] between, int after) {
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, before);
    out.writeBytes(between);
    out.write(bytes, after, bytes.length - after);
    return out.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
