package org.tongban.core.policy;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code access.yaml} and names every problem in it. */
final class AccessReader {
  private static final Set<String> LISTS = Set.of("answers", "asks");
  private static final Set<String> MORE_LISTS = Set.of("relays", "disclosures");
  private static final int MAX_CHARACTERS = 1024 * 1024;

  private final List<AccessProblem> problems = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();

  AccessRules read(byte[] yaml) {
    var root = new YamlCursor(compose(yaml), "", problems);
    var lists = root.mapping(LISTS, MORE_LISTS);
    var reader = new RuleReader(problems, ids);
    var answers = new ArrayList<AnswerRule>();
    for (var item : items(lists, "answers")) {
      reader.answer(item).ifPresent(answers::add);
    }
    var asks = new ArrayList<AskRule>();
    for (var item : items(lists, "asks")) {
      reader.ask(item).ifPresent(asks::add);
    }
    var relays = new ArrayList<RelayRule>();
    for (var item : items(lists, "relays")) {
      reader.relay(item).ifPresent(relays::add);
    }
    var disclosures = new ArrayList<DisclosureRule>();
    for (var item : items(lists, "disclosures")) {
      reader.disclosure(item).ifPresent(disclosures::add);
    }
    stop();
    return new AccessRules(answers, asks, relays, new Disclosures(disclosures));
  }

  private static List<YamlCursor> items(Map<String, YamlCursor> lists, String name) {
    return Optional.ofNullable(lists.get(name)).map(YamlCursor::items).orElse(List.of());
  }

  private Node compose(byte[] yaml) {
    var options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARACTERS);
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(yaml)).toString();
      var node = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
      if (node != null) {
        return node;
      }
      problems.add(new AccessProblem(0, "the file is empty"));
    } catch (CharacterCodingException e) {
      problems.add(new AccessProblem(0, "the file is not UTF-8"));
    } catch (MarkedYAMLException e) {
      problems.add(new AccessProblem(line(e), "no YAML: " + e.getProblem()));
    } catch (YAMLException e) {
      problems.add(new AccessProblem(0, "no YAML: " + e.getMessage()));
    }
    throw new AccessRulesException(problems);
  }

  private static int line(MarkedYAMLException e) {
    return e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
  }

  private void stop() {
    if (!problems.isEmpty()) {
      throw new AccessRulesException(problems);
    }
  }
}
