package org.tongban.node.routeguard;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a step of a look-up may be. Deny by default: a step not named here is refused. */
final class StepGuard {
  private static final Set<String> COMMON = Set.of("id", "description", "note");

  /** The steps a look-up may use, each with the options that it may set. */
  private static final Map<String, Set<String>> STEPS =
      Map.ofEntries(
          Map.entry("to", Set.of("uri", "parameters", "variableReceive", "variableSend")),
          Map.entry("setBody", Set.of("expression")),
          Map.entry("transform", Set.of("expression")),
          Map.entry("setHeader", Set.of("name", "expression")),
          Map.entry("setVariable", Set.of("name", "expression")),
          Map.entry("setProperty", Set.of("name", "expression")),
          Map.entry("removeHeader", Set.of("name")),
          Map.entry("removeHeaders", Set.of("pattern", "excludePattern")),
          Map.entry("removeVariable", Set.of("name")),
          Map.entry("removeProperty", Set.of("name")),
          Map.entry("marshal", Set.of("json")),
          Map.entry("unmarshal", Set.of("json", "jacksonXml")),
          Map.entry("convertBodyTo", Set.of("type")),
          Map.entry("choice", Set.of("when", "otherwise")),
          Map.entry("filter", Set.of("expression", "steps")),
          Map.entry("pipeline", Set.of("steps")),
          Map.entry("step", Set.of("steps")),
          Map.entry("multicast", Set.of("steps", "stopOnException")),
          Map.entry("doTry", Set.of("steps", "doCatch", "doFinally")));

  /** Steps that people try, with what to tell them. */
  private static final Map<String, String> WHY_NOT =
      Map.of(
          "log", "'log' would write identities to the log",
          "toD", "'toD' makes its address from a message; write 'to' with a fixed address",
          "bean", "look-ups call no beans",
          "process", "look-ups call no beans",
          "script", "look-ups run no scripts; map with jq",
          "wireTap", "'wireTap' would send a copy of an identity elsewhere",
          "recipientList", "'recipientList' makes its addresses from a message; write 'to'",
          "throwException", "to say that a register failed, let jq fail: error(\"why\")");

  private static final Set<String> TYPES =
      Set.of("String", "java.lang.String", "byte[]", "java.util.Map", "java.util.List");

  private final EndpointGuard endpoints;

  StepGuard(EndpointGuard endpoints) {
    this.endpoints = endpoints;
  }

  void check(Place item) {
    item.fields().forEach(this::step);
  }

  private void step(String kind, Place step) {
    Set<String> options = STEPS.get(kind);
    if (options == null) {
      String known = "a look-up's steps are " + String.join(", ", new TreeSet<>(STEPS.keySet()));
      step.problem(
          WHY_NOT.getOrDefault(kind, "'" + kind + "' is not a step of look-ups; " + known));
      return;
    }
    step.named("'" + kind + "'");
    part(kind, step, options);
    switch (kind) {
      case "to" -> endpoints.check(step);
      case "setHeader" -> header(step.get("name"));
      case "marshal", "unmarshal" -> json(step);
      case "convertBodyTo" ->
          step.get("type")
              .require(TYPES.contains(step.get("type").text()), "type is one of " + TYPES);
      case "choice" -> choice(step);
      case "doTry" -> doTry(step);
      default -> {}
    }
  }

  private void part(String kind, Place part, Set<String> options) {
    Set<String> allowed = new TreeSet<>(options);
    allowed.addAll(COMMON);
    part.onlyFields(allowed, "'" + kind + "'");
    if (options.contains("expression")) {
      ExpressionGuard.check(part);
    }
    part.get("steps").items().forEach(this::check);
  }

  private void choice(Place choice) {
    choice.get("when").items().forEach(w -> part("when", w, Set.of("expression", "steps")));
    part("otherwise", choice.get("otherwise"), Set.of("steps"));
  }

  private void doTry(Place doTry) {
    doTry
        .get("doCatch")
        .items()
        .forEach(caught -> part("doCatch", caught, Set.of("exception", "steps")));
    part("doFinally", doTry.get("doFinally"), Set.of("steps"));
  }

  private static void header(Place name) {
    String text = name.text().toLowerCase(Locale.ROOT);
    name.require(
        !text.startsWith("camel") || text.equals("camelhttpmethod"),
        "headers that steer Camel can't be set; give addresses and options in the step itself");
  }

  private static void json(Place step) {
    if (step.get("jacksonXml").present()) {
      step.require(!step.get("json").present(), "json or jacksonXml, not both");
      step.get("jacksonXml").onlyFields(Set.of("id"), "'jacksonXml'");
      return;
    }
    Place json = step.get("json");
    json.onlyFields(Set.of("library", "prettyPrint", "id"), "'json'");
    json.require(
        json.get("library").is("Jackson"),
        "write json: {library: Jackson}, or to read XML jacksonXml: {}");
  }
}
