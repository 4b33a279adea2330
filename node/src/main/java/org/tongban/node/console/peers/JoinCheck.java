package org.tongban.node.console.peers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.DirectoryException;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.StrictJson;
import org.tongban.core.seal.CertificateChain;

/**
 * Checks what somebody wrote about a new member by the reader that nodes read the directory with,
 * and the certificates as {@code certs import} does. Believes nothing of it.
 */
final class JoinCheck {
  private static final String LONG = "join.fault.long";

  private final Directory directory;
  private final Instant now;

  /**
   * @param directory the new member must fit into
   */
  JoinCheck(Directory directory, Instant now) {
    this.directory = directory;
    this.now = now;
  }

  /**
   * What came of it.
   *
   * @param faults keys of texts by field; empty when the entry is good
   */
  record Checked(Map<String, List<String>> faults, Map<KeyUse, CertificateChain> chains) {
    boolean good() {
      return faults.isEmpty();
    }
  }

  Checked check(JoinForm form) {
    var faults = new TreeMap<String, List<String>>();
    var chains = new EnumMap<KeyUse, CertificateChain>(KeyUse.class);
    form.given().keySet().stream().filter(form::tooLong).forEach(name -> add(faults, name, LONG));
    for (var use : KeyUse.values()) {
      if (!faults.containsKey(use.code())) {
        certificate(use, form.get(use.code()), chains, faults);
      }
    }
    entry(form, chains, faults);
    conflicts(form, faults);
    return new Checked(faults, chains);
  }

  private void certificate(
      KeyUse use,
      String pem,
      Map<KeyUse, CertificateChain> chains,
      Map<String, List<String>> faults) {
    try {
      var chain = CertificateChain.parse(pem);
      chain
          .faults(use, EnumSet.allOf(Suite.class), now)
          .forEach(fault -> add(faults, use.code(), "join.certificate." + fault.name()));
      if (directory.byThumbprint(chain.thumbprint()).isPresent()) {
        add(faults, use.code(), "join.fault.known");
      }
      chains.put(use, chain);
    } catch (IllegalArgumentException e) {
      add(faults, use.code(), "join.fault.pem");
    }
  }

  private void conflicts(JoinForm form, Map<String, List<String>> faults) {
    var code = form.get(JoinForm.CODE);
    boolean taken =
        directory.members().stream()
            .anyMatch(one -> one.code().value().equals(code) || one.prefixes().contains(code));
    if (taken) {
      add(faults, JoinForm.CODE, "join.fault.taken");
    }
  }

  /** The places of the document lead back to the fields. */
  private void entry(
      JoinForm form, Map<KeyUse, CertificateChain> chains, Map<String, List<String>> faults) {
    try {
      Directory.parse(StrictJson.write(document(form, chains)));
    } catch (DirectoryException e) {
      e.problems().stream()
          .map(problem -> field(problem.pointer(), List.copyOf(chains.keySet())))
          .filter(field -> !faults.containsKey(field))
          .toList()
          .forEach(field -> faults.put(field, List.of("join.fault." + field)));
    }
  }

  private static String field(String pointer, List<KeyUse> uses) {
    var parts = pointer.split("/", -1);
    var name = parts.length > 3 ? parts[3] : JoinForm.CODE;
    return switch (name) {
      case "name" -> parts.length > 4 ? parts[4] : "zh";
      case "creditCode", "endpoints" -> name;
      case "keys" ->
          parts.length > 4 ? uses.get(Integer.parseInt(parts[4])).code() : KeyUse.SIGN.code();
      default -> JoinForm.CODE;
    };
  }

  private ObjectNode document(JoinForm form, Map<KeyUse, CertificateChain> chains) {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("federation", directory.federation()).put("version", 1);
    root.put("issued", now.toString()).put("expires", now.plus(Duration.ofDays(1)).toString());
    var member = root.putArray("members").addObject();
    member.put("code", form.get(JoinForm.CODE)).put("creditCode", form.get("creditCode"));
    member.putObject("name").put("zh", form.get("zh")).put("en", form.get("en"));
    member.putArray("prefixes").add(form.get(JoinForm.CODE));
    var endpoints = member.putArray("endpoints");
    form.endpoints().forEach(endpoints::add);
    member.put("status", "active").putArray("services");
    var keys = member.putArray("keys");
    chains.forEach((use, chain) -> key(keys.addObject(), use, chain));
    root.putArray("agreements");
    return root;
  }

  private static void key(ObjectNode key, KeyUse use, CertificateChain chain) {
    var own = chain.own();
    try {
      key.put("use", use.code()).put("suite", chain.suite().map(Enum::name).orElse(""));
      key.put("certificate", Base64.getEncoder().encodeToString(own.getEncoded()));
      key.put("from", own.getNotBefore().toInstant().toString());
      key.put("to", own.getNotAfter().toInstant().toString());
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate without a DER form", e);
    }
  }

  private static void add(Map<String, List<String>> faults, String field, String key) {
    var all = new ArrayList<>(faults.getOrDefault(field, List.of()));
    all.add(key);
    faults.put(field, all);
  }

  /** The entry for the operator's source of the directory, in the form of {@code tongban join}. */
  static String entry(JoinForm form, Checked checked) {
    var member = form.get(JoinForm.CODE);
    var lines = new ArrayList<String>();
    lines.add("# A draft: nothing is trusted by it. 草案,本文件不产生任何信任。");
    if (!form.contact().isEmpty()) {
      lines.add("# Contact 联系人: " + form.contact());
    }
    lines.add("  - code: " + quoted(member));
    lines.add("    name: {zh: " + quoted(form.get("zh")) + ", en: " + quoted(form.get("en")) + "}");
    lines.add("    creditCode: " + quoted(form.get("creditCode")));
    lines.add("    prefixes: [" + quoted(member) + "]");
    lines.add(
        "    endpoints: ["
            + String.join(", ", form.endpoints().stream().map(JoinCheck::quoted).toList())
            + "]");
    lines.add("    status: active");
    lines.add("    services: []");
    lines.add("    keys:");
    checked.chains().forEach((use, chain) -> lines.addAll(key(member, use, chain)));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> key(String member, KeyUse use, CertificateChain chain) {
    var own = chain.own();
    return List.of(
        "      # x5t#S256: " + chain.thumbprint(),
        "      - use: " + use.code(),
        "        suite: " + chain.suite().orElseThrow(),
        "        certificate: " + member + "/" + use.code() + ".crt.pem",
        "        from: " + own.getNotBefore().toInstant(),
        "        to: " + own.getNotAfter().toInstant());
  }

  /** JSON's form of a text is one of YAML's. */
  private static String quoted(String text) {
    return JsonNodeFactory.instance.textNode(text).toString();
  }

  /** The fingerprints to be compared by telephone, by use. */
  static Map<String, String> prints(Checked checked) {
    var prints = new LinkedHashMap<String, String>();
    checked.chains().forEach((use, chain) -> prints.put(use.name(), chain.thumbprint()));
    return prints;
  }
}
