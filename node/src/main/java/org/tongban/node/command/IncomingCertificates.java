package org.tongban.node.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.core.seal.CertificateChain;
import org.tongban.core.seal.DemonstrationMark;
import org.tongban.core.seal.KeyFileException;
import org.tongban.node.settings.Settings;

/**
 * Finds out for each issued certificate which of a node's keys it is for, and whether it serves.
 */
final class IncomingCertificates {
  private final List<KeySlot> slots;
  private final Settings settings;
  private final Messages messages;
  private final Instant now;
  private final Map<KeySlot, CertificateChain> found = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  IncomingCertificates(List<KeySlot> slots, Settings settings, Messages messages, Instant now) {
    this.slots = slots;
    this.settings = settings;
    this.messages = messages;
    this.now = now;
  }

  /** One line each, led by the file; nothing may be written while there is one. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  Map<KeySlot, CertificateChain> found() {
    return found;
  }

  /**
   * Looks at one file.
   *
   * @param authority in which its chain must end, where one is given
   */
  void add(Path file, Optional<CertificateChain> authority) {
    try {
      var chain = CertificateChain.read(file);
      var fitting = slots.stream().filter(slot -> isOf(slot, chain)).toList();
      if (fitting.size() != 1) {
        problem(file, messages.text(fitting.isEmpty() ? "import.no-key" : "import.keys-shared"));
        return;
      }
      check(file, fitting.get(0), chain, authority);
      if (found.putIfAbsent(fitting.get(0), chain) != null) {
        problem(file, messages.text("import.twice", fitting.get(0).setting()));
      }
    } catch (KeyFileException e) {
      problems.add(e.getMessage());
    }
  }

  /** A key that is not there yet is none that a certificate could be for. */
  private static boolean isOf(KeySlot slot, CertificateChain chain) {
    return Files.exists(slot.files().key()) && chain.isOf(slot.files().key());
  }

  private void check(
      Path file, KeySlot slot, CertificateChain chain, Optional<CertificateChain> authority) {
    chain
        .faults(slot.use(), slot.suites(), now)
        .forEach(fault -> problem(file, messages.text("certs.fault." + fault.name())));
    if (authority.filter(root -> !chain.leadsTo(root.own(), now)).isPresent()) {
      problem(file, messages.text("import.other-authority"));
    }
    if (DemonstrationMark.isOn(chain.own())
        && !settings.demonstration().allowDemonstrationCertificates()) {
      problem(file, messages.text("import.demonstration"));
    }
  }

  private void problem(Path file, String text) {
    problems.add(messages.text("certs.line", file, text));
  }

  /** A certificate that is there already and is another one. */
  Optional<Path> conflict() {
    return found.entrySet().stream()
        .filter(entry -> Files.exists(entry.getKey().files().certificate()))
        .filter(entry -> !same(entry.getKey().files().certificate(), entry.getValue()))
        .map(entry -> entry.getKey().files().certificate())
        .findFirst();
  }

  private static boolean same(Path file, CertificateChain chain) {
    try {
      return CertificateChain.read(file).thumbprint().equals(chain.thumbprint());
    } catch (KeyFileException e) {
      return false;
    }
  }
}
