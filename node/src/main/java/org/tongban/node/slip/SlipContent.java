package org.tongban.node.slip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.SubjectPointers;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.Member;
import org.tongban.core.directory.Suite;
import org.tongban.core.identity.Divisions;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Slip;
import org.tongban.core.refusal.Reason;

/**
 * Says an exchange in the words of a slip: what came of it, and nothing that the paper needn't
 * have.
 */
final class SlipContent {
  private final SlipWords words = new SlipWords();
  private final Directory directory;
  private final Catalogue catalogue;
  private final Divisions divisions;

  SlipContent(Directory directory, Catalogue catalogue, Divisions divisions) {
    this.directory = directory;
    this.catalogue = catalogue;
    this.divisions = divisions;
  }

  /**
   * An exchange, verified.
   *
   * @param stamped by a time-stamp authority; empty while it is not
   */
  record Exchange(Ask ask, Answer answer, Suite suite, Optional<Instant> stamped) {}

  /**
   * The page.
   *
   * @param code what the QR code holds
   */
  SlipPage page(Exchange exchange, Slip slip, String code) {
    var ask = exchange.ask();
    var contract = catalogue.find(ask.service(), ask.version());
    var outcome = exchange.answer().outcome();
    var texts = new HashMap<String, String>();
    texts.put("title", words.text("title"));
    texts.put("exchange", ask.id().toString());
    texts.put("federation", directory.federation());
    texts.put("outcome", words.text("outcome." + outcome));
    texts.put("meaning", meaning(contract, outcome));
    texts.put("limits.label", words.text("limits"));
    texts.put("limits", words.text("limits." + outcome));
    texts.put("code.note", words.text("code.note"));
    texts.put("proof.note", words.text("proof.note", ask.id().toString()));
    return new SlipPage(texts, rows(exchange, contract, slip), code);
  }

  private static String meaning(Optional<Contract> contract, Outcome outcome) {
    return contract
        .flatMap(known -> Optional.ofNullable(known.meaning().get(outcome)))
        .map(title -> title.zh())
        .orElse("");
  }

  private List<Map.Entry<String, String>> rows(
      Exchange exchange, Optional<Contract> contract, Slip slip) {
    var ask = exchange.ask();
    var answer = exchange.answer();
    var rows = new ArrayList<Map.Entry<String, String>>();
    var service = ask.service() + " " + ask.version();
    row(rows, "service", contract.map(one -> one.titleZh() + " ").orElse("") + service);
    row(rows, "subject", contract.map(one -> subjects(ask, one)).orElse(""));
    row(rows, "purpose", purpose(ask));
    row(rows, "basis", words.text("basis." + ask.basis().type()) + ":" + ask.basis().ref());
    row(rows, "asker", member(ask.issuer()));
    row(rows, "answerer", member(ask.audience()));
    row(rows, "askedAt", SlipWords.time(ask.validity().issuedAt()));
    row(rows, "answeredAt", SlipWords.time(answer.issuedAt()));
    row(rows, "asOf", answer.asOf().map(SlipWords::time).orElse(""));
    row(rows, "reason", answer.reason().map(SlipContent::reason).orElse(""));
    row(rows, "missing", missing(answer));
    row(rows, "case", ask.caseNumber().orElse(""));
    row(rows, "exchange", ask.id().toString());
    row(rows, "digest", slip.answer().value());
    row(
        rows,
        "stamp",
        exchange.stamped().map(SlipWords::time).orElseGet(() -> words.text("stamp.none")));
    row(rows, "suite", words.text("suite." + exchange.suite()));
    row(rows, "printed", member(slip.issuer()) + " " + SlipWords.time(slip.issuedAt()));
    return rows;
  }

  private void row(List<Map.Entry<String, String>> rows, String key, String value) {
    if (!value.isEmpty()) {
      rows.add(Map.entry(words.text("row." + key), value));
    }
  }

  /** As the ask names them: who asked knew name and number, and the paper needs no more of it. */
  private static String subjects(Ask ask, Contract contract) {
    return contract.subjects().stream()
        .map(pointers -> subject(ask, pointers))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(";"));
  }

  private static String subject(Ask ask, SubjectPointers pointers) {
    var name = ask.body().at(pointers.name()).asText("");
    var number = SlipWords.masked(ask.body().at(pointers.idNumber()).asText(""));
    return (name + " " + number).strip();
  }

  private String purpose(Ask ask) {
    var code = ask.purpose().code();
    return catalogue.title(ask.purpose()).map(title -> title.zh() + " " + code).orElse(code);
  }

  /** A division is always shown as name and code. */
  private String member(MemberCode code) {
    var name = directory.member(code).map(Member::nameZh).orElse("");
    var division = divisions.find(code.value()).map(one -> one.name() + " ").orElse("");
    return (name + "(" + division + code + ")").strip();
  }

  private static String reason(String code) {
    return Reason.find(code).map(reason -> reason.text(true) + "(" + code + ")").orElse(code);
  }

  private static String missing(Answer answer) {
    return answer.missing().stream()
        .map(part -> part.field() + "(" + part.reason() + ")")
        .collect(Collectors.joining(";"));
  }
}
