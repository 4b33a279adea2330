package org.tongban.node.diagnosis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.dao.DataAccessException;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.store.StoreException;

/** Makes the report: a zip of texts in UTF-8. What can't be had now says so in its place. */
public final class DiagnosticReport {
  /** Media type of the file. */
  public static final String MEDIA_TYPE = "application/zip";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final String ABOUT =
      """
      Diagnostic report of the Tongban node of %s, made %s.
      It holds no identities, no names of people, no free texts, no secrets and no paths of this machine.
      The log is not in it: it goes to standard output, where the service manager keeps it.

      通办节点诊断报告。不含公民身份、人员姓名、自由文本、密钥与口令,也不含本机路径。
      运行日志不在其中:日志写到标准输出,由服务管理器保存。

      """;

  private final String member;
  private final List<DiagnosisPart> parts;
  private final Veil veil;
  private final Clock clock;

  /**
   * @param member division code of the node, for the file's name
   */
  public DiagnosticReport(String member, List<DiagnosisPart> parts, Veil veil, Clock clock) {
    this.member = Objects.requireNonNull(member, "member");
    this.parts = List.copyOf(parts);
    this.veil = Objects.requireNonNull(veil, "veil");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * A report as it was made.
   *
   * @param name proposed for the file
   */
  public record Made(String name, byte[] zip) {}

  /** Makes one now. */
  public Made make() {
    var now = clock.instant();
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      add(zip, "README.txt", ABOUT.formatted(member, now) + names());
      for (var part : parts) {
        add(zip, part.name(), veil.over(text(part)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Made(
        "tongban-diagnosis-%s-%s.zip".formatted(member, NAME.format(now)), bytes.toByteArray());
  }

  private String names() {
    return String.join("\n", parts.stream().map(DiagnosisPart::name).toList()) + "\n";
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  /** A message may quote what it stumbled over, so only its class is told. */
  private static String text(DiagnosisPart part) {
    try {
      return part.text().get();
    } catch (DataAccessException | RefusedException | StoreException e) {
      return "not to be had now: " + e.getClass().getSimpleName() + "\n";
    }
  }
}
