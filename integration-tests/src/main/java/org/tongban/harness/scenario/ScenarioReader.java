package org.tongban.harness.scenario;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tongban.core.catalogue.Title;
import org.tongban.core.directory.Suite;
import org.tongban.core.directory.Via;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Missing;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;

/** Makes values of a tree that keeps the schema. */
public final class ScenarioReader {
  private static final Pattern TIME = Pattern.compile("(-?)([0-9]+)(ms|s|m|h)");

  private ScenarioReader() {}

  static Scenario scenario(JsonNode tree) {
    var partners = list(tree.get("partners"), ScenarioReader::partner);
    return new Scenario(
        title(tree.get("title")),
        partners,
        list(tree.path("drills"), drill -> drill(drill, partners)));
  }

  private static Drill drill(JsonNode tree, List<PartnerScript> partners) {
    var knobs = new LinkedHashMap<MemberCode, Knobs>();
    for (var partner : partners) {
      Optional.ofNullable(tree.get("knobs").get(partner.code().value()))
          .map(turned -> KnobsForm.read(turned, Knobs.of(partner.behaviour())))
          .ifPresent(turned -> knobs.put(partner.code(), turned));
    }
    return new Drill(
        tree.get("id").textValue(),
        Duration.ofSeconds(tree.get("seconds").longValue()),
        knobs,
        tree);
  }

  private static PartnerScript partner(JsonNode tree) {
    var code = tree.get("code").textValue();
    var prefixes = list(tree.path("prefixes"), JsonNode::textValue);
    var suites = list(tree.path("suites"), suite -> Suite.parse(suite.textValue()));
    var services = new LinkedHashMap<ServiceId, List<ServiceVersion>>();
    tree.get("services")
        .properties()
        .forEach(
            service ->
                services.put(
                    new ServiceId(service.getKey()),
                    list(service.getValue(), text -> ServiceVersion.parse(text.textValue()))));
    return new PartnerScript(
        new MemberCode(code),
        title(tree.get("name")),
        tree.get("creditCode").textValue(),
        prefixes.isEmpty() ? List.of(code) : prefixes,
        suites.isEmpty() ? List.of(Suite.ES256, Suite.SM2) : suites,
        services,
        list(tree.path("answers"), ScenarioReader::answer),
        tree.has("behaviour") ? behaviour(tree.get("behaviour")) : Behaviour.GOOD,
        list(tree.path("relays"), ScenarioReader::member),
        Optional.ofNullable(tree.get("via")).map(ScenarioReader::via));
  }

  private static MemberCode member(JsonNode code) {
    return new MemberCode(code.textValue());
  }

  private static Via via(JsonNode tree) {
    var askers = Optional.ofNullable(tree.get("askers"));
    return new Via(
        member(tree.get("relay")),
        askers.map(codes -> Set.copyOf(list(codes, ScenarioReader::member))));
  }

  /** One of a region's answers. */
  public static ScriptedAnswer answer(JsonNode tree) {
    Map<JsonPointer, JsonNode> when = new LinkedHashMap<>();
    tree.path("when")
        .properties()
        .forEach(wanted -> when.put(JsonPointer.compile(wanted.getKey()), wanted.getValue()));
    return new ScriptedAnswer(
        new ServiceId(tree.get("service").textValue()),
        when,
        Outcome.valueOf(tree.get("outcome").textValue()),
        text(tree, "reason"),
        text(tree, "asOf").map(moment -> OffsetDateTime.parse(moment).toInstant()),
        list(
            tree.path("missing"),
            gap -> new Missing(gap.get("field").textValue(), gap.get("reason").textValue())),
        Optional.ofNullable(tree.get("body")));
  }

  /** How a region does what it does. */
  public static Behaviour behaviour(JsonNode tree) {
    var flapping =
        Optional.ofNullable(tree.get("flapping"))
            .map(time -> new Behaviour.Flapping(time(time, "up"), time(time, "down")));
    var signature = text(tree, "signature").orElse("own").toUpperCase(Locale.ROOT);
    return new Behaviour(
        time(tree, "latency"),
        tree.path("silent").asBoolean(),
        text(tree, "refuses"),
        Behaviour.Signature.valueOf(signature),
        time(tree, "clock"),
        flapping,
        text(tree, "fault"));
  }

  /** Such as {@code 300ms} or {@code -10m}; nothing where it isn't given. */
  private static Duration time(JsonNode tree, String name) {
    var time = TIME.matcher(tree.path(name).asText("0s"));
    if (!time.matches()) {
      throw new IllegalStateException("the schema lets times of another form pass");
    }
    var amount = Long.parseLong(time.group(2));
    var duration =
        switch (time.group(3)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        };
    return time.group(1).isEmpty() ? duration : duration.negated();
  }

  private static Title title(JsonNode tree) {
    return new Title(tree.get("zh").textValue(), tree.get("en").textValue());
  }

  private static Optional<String> text(JsonNode tree, String name) {
    return Optional.ofNullable(tree.path(name).textValue());
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
    var values = new ArrayList<T>();
    array.forEach(item -> values.add(read.apply(item)));
    return values;
  }
}
