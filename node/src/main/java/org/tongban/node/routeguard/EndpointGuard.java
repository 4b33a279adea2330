package org.tongban.node.routeguard;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a look-up may send: components of the node's list, and only towards a register. */
final class EndpointGuard {
  private static final Pattern REGISTER_URL =
      Pattern.compile("\\{\\{register\\.[a-z][a-z0-9-]*\\.url\\}\\}(/[^?]*)?");
  private static final Pattern REGISTER_BEAN = Pattern.compile("#(bean:)?register-[a-z][a-z0-9-]*");
  private static final Pattern READING = Pattern.compile("(?is)\\s*(select|with)\\s.*");
  private static final Set<String> SQL_OPTIONS =
      Set.of(
          "query",
          "dataSource",
          "outputType",
          "template.maxRows",
          "template.queryTimeout",
          "template.fetchSize");

  /** Options that would hide a failure, or that make an address or a filter out of a message. */
  private static final Map<String, String> FORBIDDEN =
      Map.of(
          "lazyStartProducer", "it would hide a mistake until the first query",
          "throwExceptionOnFailure",
              "a failing register must look like one; to read a 404 set okStatusCodeRange",
          "headerFilterStrategy", "look-ups call no beans");

  private final List<String> allowed;
  private final StepRegisters registers;

  EndpointGuard(List<String> allowed, StepRegisters registers) {
    this.allowed = List.copyOf(allowed);
    this.registers = registers;
  }

  void check(Place to) {
    to.require(to.node().isObject(), "write to: {id: …, description: …, uri: …}, the long form");
    Place uri = to.get("uri");
    SimpleText.check(uri);
    String text = uri.text();
    if (REGISTER_URL.matcher(text).matches()) {
      uri.require(allowed.contains("http") || allowed.contains("https"), notListed("http"));
    } else {
      component(uri, text);
    }
    parameters(to, scheme(text));
  }

  private void component(Place uri, String text) {
    String scheme = scheme(text);
    if (!allowed.contains(scheme)) {
      uri.problem(
          scheme.equals("log") ? "'log' would write identities to the log" : notListed(scheme));
      return;
    }
    uri.require(
        !text.contains("?"), "write the options of an address under 'parameters', not in the uri");
    switch (scheme) {
      case "http", "https" ->
          uri.problem(
              "a register's address comes from the settings: uri: '{{register.<name>.url}}/…'");
      case "direct" -> lookUp(uri, text);
      case "bean", "class", "log" -> uri.problem("look-ups call no beans and write no logs");
      default -> {}
    }
  }

  private void lookUp(Place uri, String text) {
    if (text.startsWith("direct:" + LookUpGuard.PREFIX)) {
      registers.call(uri);
    } else {
      uri.problem("a look-up may call other look-ups only, direct:" + LookUpGuard.PREFIX + "…");
    }
  }

  private String notListed(String scheme) {
    return "the component '"
        + scheme
        + "' is not on this node's list for look-ups ("
        + String.join(", ", allowed)
        + ")";
  }

  private static String scheme(String uri) {
    int colon = uri.indexOf(':');
    return (colon < 0 ? uri : uri.substring(0, colon)).toLowerCase(Locale.ROOT);
  }

  private void parameters(Place to, String scheme) {
    Place parameters = to.get("parameters");
    parameters.fields().forEach(this::option);
    if (scheme.equals("sql")) {
      parameters.onlyFields(SQL_OPTIONS, "'sql'");
      sql(to, parameters);
    }
  }

  private void option(String name, Place option) {
    String why = FORBIDDEN.get(name);
    option.require(why == null, "the option '" + name + "' is not allowed: " + why);
    SimpleText.check(option);
    String text = option.text().strip();
    option.require(
        !text.startsWith("#") || REGISTER_BEAN.matcher(text).matches(),
        "the only beans a look-up may name are its registers, #register-<name>");
    registers.option(option);
  }

  private static void sql(Place to, Place parameters) {
    Place source = parameters.get("dataSource");
    source.require(
        REGISTER_BEAN.matcher(source.text()).matches(),
        "name the register: parameters: {dataSource: \"#register-<name>\"}");
    String uri = to.get("uri").text();
    Place query = parameters.get("query").present() ? parameters.get("query") : to.get("uri");
    String statement = uri.startsWith("sql:") ? uri.substring(4) : query.text();
    query.require(
        READING.matcher(statement).matches(),
        "a look-up reads: the statement begins with select or with");
    Place output = parameters.get("outputType");
    output.require(
        !output.present() || output.is("SelectList") || output.is("SelectOne"),
        "outputType is SelectList or SelectOne");
  }
}
