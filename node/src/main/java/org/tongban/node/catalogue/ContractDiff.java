package org.tongban.node.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.EvidenceRule;
import org.tongban.core.catalogue.PurposeRule;
import org.tongban.core.message.Purpose;

/** What one contract says otherwise than another, in sentences. */
final class ContractDiff {
  private final Contract before;
  private final Contract after;
  private final Words words;
  private final List<String> sentences = new ArrayList<>();

  private ContractDiff(Contract before, Contract after, Words words) {
    this.before = before;
    this.after = after;
    this.words = words;
  }

  static List<String> of(Contract before, Contract after, Words words) {
    var diff = new ContractDiff(before, after, words);
    diff.facts();
    diff.purposes();
    diff.evidence();
    diff.meaning();
    return diff.sentences;
  }

  private void facts() {
    var from = words.title(before.titleZh(), before.titleEn());
    var to = words.title(after.titleZh(), after.titleEn());
    if (!from.equals(to)) {
      tell("diff.title", from, to);
    }
    fact("catalogueId", before.catalogueId(), after.catalogueId());
    fact("sharing", words.constant(before.sharing()), words.constant(after.sharing()));
    fact("interaction", words.constant(before.interaction()), words.constant(after.interaction()));
    fact(
        "confidentiality",
        words.constant(before.confidentiality()),
        words.constant(after.confidentiality()));
    fact(
        "answerFormat",
        words.constant(before.answerFormat()),
        words.constant(after.answerFormat()));
    fact("profile", before.profile().orElse("–"), after.profile().orElse("–"));
    fact(
        "deadline",
        words.text("deadline", before.deadlineWorkingDays()),
        words.text("deadline", after.deadlineWorkingDays()));
    fact(
        "retention",
        words.text("days", before.retentionDays()),
        words.text("days", after.retentionDays()));
    fact(
        "subscribes",
        before.subscribes().map(Object::toString).orElse("–"),
        after.subscribes().map(Object::toString).orElse("–"));
    fact(
        "twoPhase",
        before.twoPhase().map(TwoPhaseWords::of).orElse("–"),
        after.twoPhase().map(TwoPhaseWords::of).orElse("–"));
    fact("suites", sorted(before.suites()), sorted(after.suites()));
    fact("supplies", before.supplies().orElse("–"), after.supplies().orElse("–"));
  }

  private void fact(String key, String from, String to) {
    if (!from.equals(to)) {
      tell("diff.fact", words.text("fact." + key), from, to);
    }
  }

  private String sorted(Collection<? extends Comparable<?>> values) {
    return words.list(values.stream().sorted());
  }

  private void purposes() {
    var all = new TreeSet<>(before.purposes().keySet());
    all.addAll(after.purposes().keySet());
    for (var purpose : all) {
      var from = before.purposes().get(purpose);
      var to = after.purposes().get(purpose);
      if (from == null) {
        tell("diff.purpose.added", purpose, words.list(to.fields().stream()));
      } else if (to == null) {
        tell("diff.purpose.removed", purpose);
      } else {
        purpose(purpose, from, to);
      }
    }
  }

  private void purpose(Purpose purpose, PurposeRule from, PurposeRule to) {
    var gained = without(to.fields(), from.fields());
    var lost = without(from.fields(), to.fields());
    if (!gained.isEmpty()) {
      tell("diff.fields.gained", purpose, words.list(gained.stream()));
    }
    if (!lost.isEmpty()) {
      tell("diff.fields.lost", purpose, words.list(lost.stream()));
    }
    if (!from.basis().equals(to.basis())) {
      tell("diff.basis", purpose, basis(from), basis(to));
    }
  }

  private String basis(PurposeRule rule) {
    return words.list(rule.basis().stream().sorted().map(words::constant));
  }

  private void evidence() {
    without(after.evidence(), before.evidence())
        .forEach(rule -> tell("diff.evidence.added", sentence(rule)));
    without(before.evidence(), after.evidence())
        .forEach(rule -> tell("diff.evidence.removed", sentence(rule)));
  }

  private String sentence(EvidenceRule rule) {
    return words.text(
        rule.to().isPresent() ? "diff.evidence.until" : "diff.evidence",
        rule.purpose(),
        rule.document(),
        words.constant(rule.necessity()),
        rule.from(),
        rule.to().map(Object::toString).orElse(""));
  }

  private void meaning() {
    new TreeMap<>(after.meaning())
        .forEach(
            (outcome, title) -> {
              if (!title.equals(before.meaning().get(outcome))) {
                tell("diff.meaning", outcome, words.title(title));
              }
            });
  }

  private static <T> Set<T> without(Collection<T> all, Collection<T> some) {
    var rest = new LinkedHashSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private void tell(String key, Object... values) {
    sentences.add(words.text(key, texts(values)));
  }

  /** As texts: a number or a day is written as it stands in the contract. */
  static Object[] texts(Object... values) {
    var texts = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      texts[i] = values[i].toString();
    }
    return texts;
  }
}
