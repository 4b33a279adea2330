package org.tongban.node.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.core.directory.Directory;
import org.tongban.core.seal.CertificateChain;
import org.tongban.core.seal.DemonstrationMark;
import org.tongban.node.settings.Settings;

/** Prints what is known of certificates. */
final class CertificateReport {
  private final Messages messages;
  private final Instant now;

  CertificateReport(Messages messages, Instant now) {
    this.messages = messages;
    this.now = now;
  }

  void table(List<CertificateState> states, PrintWriter out) {
    for (var state : states) {
      var rows = new LinkedHashMap<String, String>();
      rows.put(messages.text("label.certificate"), state.setting());
      rows.put(messages.text("label.use"), messages.text("certs.use." + state.use()));
      state.chain().ifPresent(chain -> certificate(chain, rows));
      rows.put(
          messages.text("label.directory"),
          messages.text("certs.standing." + state.standing().name()));
      OutputFormat.columns(rows, out);
      out.println();
    }
    states.stream().flatMap(state -> lines(state).stream()).forEach(out::println);
    if (states.stream().allMatch(CertificateState::good)) {
      out.println(messages.text("certs.good", states.size()));
    }
  }

  private void certificate(CertificateChain chain, Map<String, String> rows) {
    var own = chain.own();
    var suite = chain.suite().map(Enum::name).orElse(messages.text("certs.suite.none"));
    rows.put(messages.text("label.suite"), suite);
    rows.put(messages.text("label.serial"), own.getSerialNumber().toString(16));
    rows.put(messages.text("label.subject"), own.getSubjectX500Principal().getName());
    rows.put(messages.text("label.issuer"), own.getIssuerX500Principal().getName());
    rows.put(
        messages.text("label.period"),
        own.getNotBefore().toInstant() + " – " + own.getNotAfter().toInstant());
    rows.put(
        messages.text("label.daysLeft"), String.valueOf(CertificateState.daysLeft(chain, now)));
    rows.put(messages.text("label.chain"), messages.text("certs.chain." + chain.state(now).name()));
    rows.put(
        messages.text("label.origin"),
        messages.text(
            DemonstrationMark.isOn(own) ? "certs.origin.demonstration" : "certs.origin.real"));
  }

  /** One line for each thing that somebody must do something about. */
  private List<String> lines(CertificateState state) {
    var lines = new ArrayList<String>();
    state.problem().ifPresent(problem -> lines.add(line(state, problem)));
    state
        .faults()
        .forEach(fault -> lines.add(line(state, messages.text("certs.fault." + fault.name()))));
    switch (state.standing()) {
      case HELD, NONE -> {}
      default -> lines.add(line(state, messages.text("certs.standing." + state.standing().name())));
    }
    state.chain().flatMap(this::ending).ifPresent(text -> lines.add(line(state, text)));
    return lines;
  }

  /** Nothing is said of one that is good for another month. */
  private Optional<String> ending(CertificateChain chain) {
    long left = CertificateState.daysLeft(chain, now);
    var end = chain.own().getNotAfter().toInstant();
    return CertificateState.limit(left)
        .map(limit -> messages.text("certs.left." + limit, left, end));
  }

  private String line(CertificateState state, String text) {
    return messages.text("certs.line", state.setting(), text);
  }

  JsonNode json(Settings settings, Optional<Directory> directory, List<CertificateState> states) {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("member", settings.member().value());
    root.put("good", states.stream().allMatch(CertificateState::good));
    directory.ifPresent(held -> root.put("directoryVersion", held.version()));
    var list = root.putArray("certificates");
    states.forEach(state -> json(state, list.addObject()));
    return root;
  }

  private void json(CertificateState state, ObjectNode node) {
    node.put("setting", state.setting()).put("use", state.use()).put("good", state.good());
    node.put("directory", state.standing().name());
    state.chain().ifPresent(chain -> json(chain, node));
    var faults = node.putArray("faults");
    state.faults().forEach(fault -> faults.add(fault.name()));
    state.problem().ifPresent(problem -> node.put("problem", problem));
    state
        .chain()
        .flatMap(chain -> CertificateState.limit(CertificateState.daysLeft(chain, now)))
        .ifPresent(limit -> node.put("fewerDaysThan", limit));
  }

  private void json(CertificateChain chain, ObjectNode node) {
    var own = chain.own();
    node.put("suite", chain.suite().map(Enum::name).orElse(null));
    node.put("serial", own.getSerialNumber().toString(16));
    node.put("thumbprint", chain.thumbprint());
    node.put("subject", own.getSubjectX500Principal().getName());
    node.put("issuer", own.getIssuerX500Principal().getName());
    node.put("notBefore", own.getNotBefore().toInstant().toString());
    node.put("notAfter", own.getNotAfter().toInstant().toString());
    node.put("daysLeft", CertificateState.daysLeft(chain, now));
    node.put("chain", chain.state(now).name());
    node.put("demonstration", DemonstrationMark.isOn(own));
  }
}
