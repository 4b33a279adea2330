package org.tongban.node.command;

import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.CertificateChain;

/** What the operator of the federation adds to the source of the directory, as YAML. */
final class DirectoryEntry {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Messages messages;

  DirectoryEntry(Messages messages) {
    this.messages = messages;
  }

  void print(MemberCode member, Map<KeySlot, CertificateChain> found, PrintWriter out) {
    out.println("# " + messages.text("import.hand-over"));
    out.println("- code: \"" + member + "\"");
    out.println("  keys:");
    found.forEach((slot, chain) -> print(member, slot, chain, out));
  }

  /** The day in the name tells a new certificate from the one that it follows. */
  private static void print(
      MemberCode member, KeySlot slot, CertificateChain chain, PrintWriter out) {
    var own = chain.own();
    var day = DAY.format(own.getNotBefore().toInstant());
    out.println("    # " + slot.files().certificate());
    out.println("    # x5t#S256: " + chain.thumbprint());
    out.println("    - use: " + slot.use().code());
    out.println("      suite: " + chain.suite().orElseThrow());
    out.println("      certificate: " + member + "/" + slot.name() + "-" + day + ".crt.pem");
    out.println("      from: " + own.getNotBefore().toInstant());
    out.println("      to: " + own.getNotAfter().toInstant());
  }
}
