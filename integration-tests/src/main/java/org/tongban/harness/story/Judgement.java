package org.tongban.harness.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.tongban.core.catalogue.Title;

/** Holds a reply against what was expected. */
final class Judgement {
  private final List<Title> faults = new ArrayList<>();

  private Judgement() {}

  /** Everything that is otherwise than expected; empty when nothing is. */
  static List<Title> of(Expected expected, Reply reply) {
    var judgement = new Judgement();
    judgement.same("答复", "The reply", expected.outcome(), reply.outcome());
    expected.code().ifPresent(code -> judgement.same("代码", "The code", code, reply.code()));
    expected.hop().ifPresent(hop -> judgement.same("环节", "The hop", hop, reply.hop()));
    judgement.body(expected, reply);
    judgement.missing(expected, reply);
    return List.copyOf(judgement.faults);
  }

  private void same(String zh, String en, String wanted, Optional<String> found) {
    same(zh, en, wanted, found.orElse("-"));
  }

  private void same(String zh, String en, String wanted, String found) {
    if (!wanted.equals(found)) {
      faults.add(
          new Title(
              zh + "应为 " + wanted + "，实际为 " + found,
              en + " should be " + wanted + " and is " + found));
    }
  }

  private void body(Expected expected, Reply reply) {
    expected
        .body()
        .forEach(
            (pointer, wanted) -> {
              var found = reply.body().at(pointer);
              var shown = found.isMissingNode() ? "-" : found.toString();
              same(pointer.toString(), pointer.toString(), wanted.toString(), shown);
            });
    for (var pointer : expected.absent()) {
      if (!reply.body().at(pointer).isMissingNode()) {
        faults.add(
            new Title("答复中不应有 " + pointer, "The answer must not hold " + pointer + ", and does"));
      }
    }
  }

  private void missing(Expected expected, Reply reply) {
    var found =
        StreamSupport.stream(reply.json().path("missing").spliterator(), false)
            .map(gap -> gap.path("field").asText())
            .sorted()
            .toList();
    same(
        "缺项",
        "What is missing",
        expected.missing().stream().sorted().toList().toString(),
        found.toString());
  }
}
