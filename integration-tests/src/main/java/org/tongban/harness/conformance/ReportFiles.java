package org.tongban.harness.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tongban.harness.forge.RawKeys;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;

/**
 * The files of a report.
 *
 * @param folder for {@code report.xml}, {@code report.html}, {@code report.jws}
 */
record ReportFiles(Path folder) {
  /** The kit is no member, and signs as nobody's authority. */
  private static final String KIT = "999999";

  /**
   * Writes them.
   *
   * @param kit where the key of the kit lies, or is made
   */
  void write(Report report, Words words, Path kit) throws IOException {
    Files.createDirectories(folder);
    var xml = new ByteArrayOutputStream();
    new JunitReport(report, words).write(xml);
    Files.write(folder.resolve("report.xml"), xml.toByteArray());
    Files.writeString(
        folder.resolve("report.html"),
        new HtmlReport(report, words).page(),
        StandardCharsets.UTF_8);
    Files.write(folder.resolve("report.jws"), new AdmissionPaper(report).signed(key(kit)));
  }

  private static RawKeys key(Path kit) {
    var own = kit.resolve("sign.key.pem");
    if (Files.exists(own)) {
      return RawKeys.read(kit, "sign");
    }
    var made = kit.resolve(KIT);
    if (!Files.exists(made.resolve("sign.key.pem"))) {
      CommandRunner commands = TongbanCommand::inThisProcess;
      commands.must("certs", "make", "--out", kit.toString(), "--member", KIT);
    }
    return RawKeys.read(made, "sign");
  }
}
