package org.tongban.node.console.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.tongban.core.catalogue.Title;
import org.tongban.core.message.StrictJson;

/**
 * Something that goes wrong at simulated regions for a while, and what a node then finds that asks
 * them.
 *
 * @param seconds after which all is as before, whoever has begun it
 * @param steps what is asked while it goes wrong
 * @param afterwards what is asked when all is as before
 */
public record Drill(String id, Title title, long seconds, List<Step> steps, List<Step> afterwards) {
  public Drill {
    steps = List.copyOf(steps);
    afterwards = List.copyOf(afterwards);
  }

  /** All of them, in the order of asking. */
  public List<Step> all() {
    var all = new ArrayList<>(steps);
    all.addAll(afterwards);
    return all;
  }

  /**
   * An ask.
   *
   * @param waitMs before it is asked, milliseconds
   * @param ask as {@code POST /api/v1/asks/{service}} takes it
   * @param outcome that must come of it; empty where it must fail
   * @param reason why it must fail, as {@code reason at hop}
   * @param atLeastMs how long it must take, milliseconds
   */
  public record Step(
      Title title,
      String to,
      String service,
      long waitMs,
      ObjectNode ask,
      Optional<String> outcome,
      Optional<String> reason,
      long atLeastMs) {
    /** What must come of it. */
    public String expected() {
      return outcome.or(() -> reason).orElse("");
    }

    byte[] bytes() {
      return StrictJson.write(ask);
    }

    private static Step of(JsonNode json) {
      var ask = JsonNodeFactory.instance.objectNode();
      for (var part : List.of("to", "purpose", "basis", "body")) {
        ask.set(part, json.path(part));
      }
      var expect = json.path("expect");
      return new Step(
          Drill.title(json.path("title")),
          json.path("to").asText(),
          json.path("service").asText(),
          json.path("waitMs").asLong(),
          ask,
          Optional.ofNullable(expect.path("outcome").textValue()),
          Optional.ofNullable(expect.path("reason").textValue())
              .map(reason -> failed(reason, expect.path("hop").asText())),
          expect.path("atLeastMs").asLong());
    }
  }

  static String failed(String reason, String hop) {
    return reason + " at " + hop;
  }

  static Drill of(JsonNode json) {
    return new Drill(
        json.path("id").asText(),
        title(json.path("title")),
        json.path("seconds").asLong(),
        steps(json.path("steps")),
        steps(json.path("afterwards")));
  }

  static Title title(JsonNode json) {
    return new Title(json.path("zh").asText(), json.path("en").asText());
  }

  private static List<Step> steps(JsonNode json) {
    return StreamSupport.stream(json.spliterator(), false).map(Step::of).toList();
  }
}
